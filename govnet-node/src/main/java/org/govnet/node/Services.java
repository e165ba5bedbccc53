package org.govnet.node;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.ExactlyOnce;
import org.govnet.api.Operation;
import org.govnet.discovery.ServiceOffer;
import org.govnet.idempotency.IdempotencyStore;
import org.jspecify.annotations.Nullable;

/** What a node serves: each service's methods by the contract operation that they implement. */
final class Services {
  private static final String NETWORK_PATH = "/govnet/v1";

  private final List<Object> instances;
  private final List<ServiceOffer> offers = new ArrayList<>();
  private final Map<Method, Operation> operations = new HashMap<>();
  private final Set<Operation> exactlyOnce = new HashSet<>();
  private final List<ContractModel> contracts = new ArrayList<>();
  private final Set<String> openPaths;

  /**
   * Reads the services.
   *
   * @param openPaths paths that are outside the exchange, because what they serve verifies itself
   *     or is no secret; with one that ends in a slash, all below it
   * @throws BadContract if one implements no contract, or two the same
   */
  Services(List<Object> instances, Set<String> openPaths) {
    this.instances = List.copyOf(instances);
    this.openPaths = Set.copyOf(openPaths);
    Set<ServiceOffer> seen = new HashSet<>();
    for (Object service : instances) {
      ContractModel contract = ContractModel.of(ContractModel.contractOf(service));
      if (!Modifier.isPublic(contract.type().getModifiers())) {
        throw new BadContract(contract.type().getName() + " must be public, for a host to call it");
      }
      ServiceOffer offer = new ServiceOffer(contract.id(), contract.version());
      if (!seen.add(offer)) {
        throw new BadContract("two services implement " + offer);
      }
      offers.add(offer);
      contracts.add(contract);
      contract.operations().forEach(operation -> add(service.getClass(), operation));
    }
  }

  private void add(Class<?> type, Operation operation) {
    operations.put(operation.method(), operation);
    List<Method> methods = operation.implementations(type);
    methods.forEach(method -> operations.put(method, operation));
    if (methods.stream().anyMatch(method -> method.isAnnotationPresent(ExactlyOnce.class))) {
      if (!operation.idempotent()) {
        throw new BadContract(
            type.getName()
                + "."
                + operation.name()
                + " is @ExactlyOnce, and its operation has no key to be told by: add @Idempotent to"
                + " the contract, or remove @ExactlyOnce");
      }
      exactlyOnce.add(operation);
    }
    Class<?> declares = operation.method().getDeclaringClass();
    // Hosts look for the annotations from where the method is, and not from the class they serve.
    if (methods.stream()
        .noneMatch(
            each -> !each.isBridge() && declares.isAssignableFrom(each.getDeclaringClass()))) {
      throw new BadContract(
          type.getName()
              + " inherits "
              + operation.name()
              + " from a class that does not implement "
              + declares.getSimpleName()
              + ", so that no host finds it: override it, or implement the interface there");
    }
  }

  List<Object> instances() {
    return instances;
  }

  /** Whether the service promises to commit all that an operation does with its key. */
  boolean exactlyOnce(Operation operation) {
    return exactlyOnce.contains(operation);
  }

  /**
   * Sees that the promises of the services can be kept.
   *
   * @throws BadContract if one takes a store that the node does not have
   */
  void require(IdempotencyStore store) {
    if (!exactlyOnce.isEmpty() && !store.joinsTransactions()) {
      throw new BadContract(
          SealingFilter.name(exactlyOnce.iterator().next())
              + " is @ExactlyOnce, which needs the keys in the service's database: give"
              + " GovnetNode.builder().idempotency a JdbcIdempotency over it");
    }
  }

  List<ServiceOffer> offers() {
    return offers;
  }

  List<ContractModel> contracts() {
    return contracts;
  }

  boolean isOpen(String path) {
    return openPaths.stream()
        .anyMatch(open -> open.endsWith("/") ? path.startsWith(open) : path.equals(open));
  }

  /** The paths that are the network's or a contract's, each with all below it. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    paths.add(NETWORK_PATH);
    contracts.forEach(contract -> paths.add(contract.path()));
    openPaths.stream().filter(open -> !isWithin(open, NETWORK_PATH)).forEach(paths::add);
    return paths;
  }

  /** Whether a path is another or below it, both as they are written. */
  static boolean isWithin(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  /** The operation that a resource method implements; null if it is none of a contract's. */
  @Nullable Operation operation(@Nullable Method method) {
    return method == null ? null : operations.get(method);
  }
}
