package org.govnet.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract interface, read once: what the client compiles, the node enforces and the testkit
 * matches.
 *
 * @param type the interface
 * @param id the contract's name
 * @param version the major version, from 1 to 999
 * @param tier who runs the service locally; {@link Tier#SINGLE} if it is not a local one
 * @param capabilityId the national capability it belongs to; null if none
 * @param operations every operation, by method name
 */
public record ContractModel(
    Class<?> type,
    ContractId id,
    int version,
    Tier tier,
    @Nullable CapabilityId capabilityId,
    List<Operation> operations) {
  private static final Set<String> ON_A_TYPE = Set.of("Path", "Consumes", "Produces");

  /** Each interface is read once: two clients of a contract have the same operations. */
  private static final ClassValue<ContractModel> READ =
      new ClassValue<>() {
        @Override
        protected ContractModel computeValue(Class<?> type) {
          return read(type);
        }
      };

  /** Copies the operations. */
  public ContractModel {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a contract interface.
   *
   * @throws BadContract if it is not one, or breaks a rule of the UK's; it lists every fault, each
   *     with the method, the annotation and the fix, and every breach, rule first
   */
  public static ContractModel of(Class<?> type) {
    return READ.get(type);
  }

  private static ContractModel read(Class<?> type) {
    Contract contract = type.getAnnotation(Contract.class);
    if (!type.isInterface() || contract == null) {
      throw new BadContract(type.getName() + " must be an interface annotated with @Contract");
    }
    Faults faults = new Faults();
    ContractId id = ContractId.of(contract.id());
    checkNames(type, contract, faults);
    Capability capability = type.getAnnotation(Capability.class);
    int before = faults.count();
    List<Operation> operations = OperationReader.readAll(type, faults);
    if (operations.isEmpty() && faults.count() == before) {
      faults.add(type.getName(), "it has no operation: declare a method with @GET or another");
    }
    Routes.check(type.getSimpleName(), operations, faults);
    faults.raise(type.getName(), UkRules.breaches(type, operations));
    return new ContractModel(
        type,
        id,
        contract.version(),
        contract.tier(),
        capability == null ? null : CapabilityId.of(capability.value()),
        operations);
  }

  private static void checkNames(Class<?> type, Contract contract, Faults faults) {
    if (contract.version() < 1 || contract.version() > 999) {
      faults.add(type.getName(), "@Contract version must be 1 to 999: " + contract.version());
    }
    if (contract.id().equals("govnet")) {
      faults.add(type.getName(), "the contract id govnet is the network's own: take another");
    }
    String path = "/" + contract.id() + "/v" + contract.version();
    jakarta.ws.rs.Path declared = type.getAnnotation(jakarta.ws.rs.Path.class);
    if (declared == null || !declared.value().equals(path)) {
      faults.add(type.getName(), "it needs @Path(\"" + path + "\"), from its @Contract");
    }
    for (java.lang.annotation.Annotation annotation : type.getAnnotations()) {
      String name = annotation.annotationType().getName();
      if (name.startsWith("jakarta.ws.rs.") && !ON_A_TYPE.contains(name.substring(14))) {
        faults.add(
            type.getName(),
            "@"
                + annotation.annotationType().getSimpleName()
                + " is not for contracts: remove it, or put it on what needs it");
      }
    }
  }

  /** The contract interface that a service implements. */
  public static Class<?> contractOf(Object service) {
    if (service instanceof Class<?> type) {
      throw new BadContract("serve an instance of " + type.getName() + ", not the class");
    }
    Set<Class<?>> contracts = new LinkedHashSet<>();
    // Proxies that frameworks make are subclasses: the interface is further up.
    for (Class<?> type = service.getClass(); type != null; type = type.getSuperclass()) {
      Stream.of(type.getInterfaces())
          .filter(declared -> declared.isAnnotationPresent(Contract.class))
          .forEach(contracts::add);
    }
    if (contracts.size() != 1) {
      throw new BadContract(
          service.getClass().getName()
              + " must implement exactly one interface annotated with @Contract, and implements "
              + contracts.size());
    }
    return contracts.iterator().next();
  }

  /** The national capability it belongs to. */
  public Optional<CapabilityId> capability() {
    return Optional.ofNullable(capabilityId);
  }

  /**
   * The calls of an operation that another one would get: a client does not send them.
   *
   * @param operation one of this contract's
   */
  public List<Operation.Taken> taken(Operation operation) {
    return Routes.taken(operation, operations);
  }

  /** The first part of every path, such as {@code /planning-applications/v1}. */
  public String path() {
    return "/" + id + "/v" + version;
  }

  /** As people write it, such as {@code planning-applications v1}. */
  @Override
  public String toString() {
    return id + " v" + version;
  }
}
