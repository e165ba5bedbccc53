package org.govnet.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;

/** A network that serves and calls contracts that are made as it runs, a batch for each node. */
final class GeneratedContracts implements AutoCloseable {
  static final String SEED = "govnet.contracts.seed";
  private static final int OPERATIONS = 8;

  private final LocalNetwork network;
  private final Govnet govnet;
  private int nodes;
  int contracts;
  int operations;
  int calls;
  int arrived;

  GeneratedContracts(Path folder) {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    govnet = Govnet.join(leeds, network.anchor());
  }

  /** Tries the contracts of these seeds, each of its operations {@code sets} times. */
  void run(long from, long to, int sets) {
    List<WrittenContract> batch =
        LongStream.range(from, to)
            .mapToObj(seed -> ContractWriter.write(seed, OPERATIONS))
            .toList();
    run(batch, sets);
  }

  private void run(List<WrittenContract> batch, int sets) {
    List<Recorded> services;
    Map<WrittenContract, Class<?>> types = new LinkedHashMap<>();
    try {
      services = compiled(batch, types);
      call(batch, types, services, sets);
    } catch (RuntimeException e) {
      throw smallest(batch, e);
    }
  }

  private static List<Recorded> compiled(
      List<WrittenContract> batch, Map<WrittenContract, Class<?>> types) {
    Map<String, String> sources = new LinkedHashMap<>();
    batch.forEach(each -> sources.putAll(each.sources()));
    ClassLoader loader = ContractCompiler.compile(sources);
    List<Recorded> services = new ArrayList<>();
    try {
      for (WrittenContract each : batch) {
        types.put(each, loader.loadClass(WrittenContract.PACKAGE + ".C" + each.seed()));
        services.add(
            (Recorded)
                loader
                    .loadClass(WrittenContract.PACKAGE + ".S" + each.seed())
                    .getConstructor()
                    .newInstance());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("they were compiled", e);
    }
    return services;
  }

  private void call(
      List<WrittenContract> batch,
      Map<WrittenContract, Class<?>> types,
      List<Recorded> services,
      int sets) {
    NodeId id = NodeId.of("n" + nodes++);
    GovnetNode.Builder builder =
        GovnetNode.builder(network.admit(id, "Node", List.of(), List.of()), network.anchor());
    services.forEach(builder::serve);
    try (GovnetNode node = builder.start()) {
      for (int i = 0; i < batch.size(); i++) {
        WrittenContract each = batch.get(i);
        Class<?> type = types.get(each);
        ContractTrial trial =
            new ContractTrial(each, services.get(i), type, govnet.client(type, id));
        trial.run(sets);
        contracts++;
        operations += each.operations().size();
        calls += trial.calls;
        arrived += trial.arrived;
      }
    }
  }

  /**
   * A batch cannot be made, served or have clients: the smallest part of it that cannot, either.
   */
  private AssertionError smallest(List<WrittenContract> batch, RuntimeException why) {
    for (WrittenContract each : batch) {
      RuntimeException alone = fault(each);
      if (alone == null) {
        continue;
      }
      for (WrittenOperation operation : each.operations()) {
        WrittenContract less = each.of(List.of(operation));
        RuntimeException one = fault(less);
        if (one != null) {
          return report(less, one);
        }
      }
      return report(each, alone);
    }
    return new AssertionError("generated contracts fail together alone: " + why, why);
  }

  private @org.jspecify.annotations.Nullable RuntimeException fault(WrittenContract contract) {
    try {
      Map<WrittenContract, Class<?>> types = new LinkedHashMap<>();
      List<Recorded> services = compiled(List.of(contract), types);
      call(List.of(contract), types, services, 0);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static AssertionError report(WrittenContract contract, RuntimeException why) {
    return new AssertionError(
        "generated contract "
            + contract.seed()
            + " is refused: "
            + why.getMessage()
            + "\nreplay with -D"
            + SEED
            + "="
            + contract.seed()
            + "\n\n"
            + contract.source(),
        why);
  }

  @Override
  public void close() {
    govnet.close();
    network.close();
  }
}
