package org.govnet.client;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import org.govnet.api.AreaCode;
import org.govnet.api.BadContract;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Quote;
import org.govnet.api.Tier;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.ServiceOffer;
import org.jspecify.annotations.Nullable;

/** Makes clients that ask the directory whom to ask; assembled here, and only here. */
final class RoutedClients implements Clients {
  private final DirectoryReader reader;
  private final Replicas replicas;
  private final Refresher refresher;
  private final Driver driver;
  private final Map<Class<?>, Fallback> fallbacks;
  private final @Nullable Declared declared;

  RoutedClients(
      DirectoryReader reader,
      Replicas replicas,
      Refresher refresher,
      Driver driver,
      Map<Class<?>, Fallback> fallbacks,
      @Nullable Declared declared) {
    this.reader = reader;
    this.replicas = replicas;
    this.refresher = refresher;
    this.driver = driver;
    this.fallbacks = Map.copyOf(fallbacks);
    this.declared = declared;
  }

  /** The same, whose calls say why they are made. */
  RoutedClients declaring(Declared why) {
    return new RoutedClients(reader, replicas, refresher, driver, fallbacks, why);
  }

  @Override
  public <T> T client(Class<T> contract) {
    ContractModel model = ContractModel.of(contract);
    CapabilityId capability = capability(model);
    ServiceOffer service = service(model);
    return client(contract, model, directory -> directory.lead(capability, service));
  }

  @Override
  public <T> T client(Class<T> contract, AreaCode area) {
    ContractModel model = ContractModel.of(contract);
    requireLocal(model);
    ServiceOffer service = service(model);
    return client(contract, model, directory -> directory.serving(area, model.tier(), service));
  }

  @Override
  public <T> T client(Class<T> contract, NodeId node) {
    ContractModel model = ContractModel.of(contract);
    ServiceOffer service = service(model);
    return client(contract, model, directory -> directory.node(node, service));
  }

  private <T> T client(
      Class<T> contract, ContractModel model, Function<Directory, Lookup> question) {
    driver.add(model);
    Route route = new Route(reader, question, replicas, refresher, Time.SYSTEM);
    ContractProxy proxy =
        new ContractProxy(model, declared, route, driver, fallbacks.get(contract));
    return contract.cast(
        Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, proxy));
  }

  private static CapabilityId capability(ContractModel model) {
    return model
        .capability()
        .orElseThrow(
            () ->
                new BadContract(
                    model.type().getName()
                        + " has no @Capability, so nobody leads it: ask for an area or a node"));
  }

  private static void requireLocal(ContractModel model) {
    if (model.tier() == Tier.SINGLE) {
      throw new BadContract(
          model.type().getName()
              + " is no local service: its @Contract names neither county nor district");
    }
  }

  /** Where a call would go that {@link #client(Class)} makes. */
  Explanation explain(Explaining explaining, Class<?> contract, String operation) {
    ContractModel model = ContractModel.of(contract);
    CapabilityId capability = capability(model);
    return explain(
        explaining, model, operation, directory -> directory.lead(capability, service(model)));
  }

  /** Where a call would go that {@link #client(Class, AreaCode)} makes. */
  Explanation explain(Explaining explaining, Class<?> contract, AreaCode area, String operation) {
    ContractModel model = ContractModel.of(contract);
    requireLocal(model);
    return explain(
        explaining,
        model,
        operation,
        directory -> directory.serving(area, model.tier(), service(model)));
  }

  /** Where a call would go that {@link #client(Class, NodeId)} makes. */
  Explanation explain(Explaining explaining, Class<?> contract, NodeId node, String operation) {
    ContractModel model = ContractModel.of(contract);
    return explain(explaining, model, operation, directory -> directory.node(node, service(model)));
  }

  private Explanation explain(
      Explaining explaining,
      ContractModel model,
      String name,
      Function<Directory, Lookup> question) {
    Operation operation =
        model.operations().stream()
            .filter(one -> one.name().equals(name))
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        model
                            + " has no operation "
                            + Quote.of(name)
                            + ", only "
                            + model.operations().stream().map(Operation::name).toList()));
    return explaining.of(model, operation, reader.lookup(question));
  }

  private static ServiceOffer service(ContractModel model) {
    return new ServiceOffer(model.id(), model.version());
  }
}
