package org.govnet.api;

import java.util.Arrays;
import java.util.Comparator;
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
  /** Copies the operations. */
  public ContractModel {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a contract interface.
   *
   * @throws BadContract if it is not one, naming the method, the annotation and the fix; or if it
   *     breaks a rule of the UK's, naming every breach, rule first
   */
  public static ContractModel of(Class<?> type) {
    Contract contract = type.getAnnotation(Contract.class);
    if (!type.isInterface() || contract == null) {
      throw new BadContract(type.getName() + " must be an interface annotated with @Contract");
    }
    ContractId id = ContractId.of(contract.id());
    if (contract.version() < 1 || contract.version() > 999) {
      throw new BadContract(
          type.getName() + ": @Contract version must be 1 to 999: " + contract.version());
    }
    if (id.value().equals("govnet")) {
      throw new BadContract(type.getName() + ": the contract id govnet is the network's own");
    }
    String path = "/" + id + "/v" + contract.version();
    jakarta.ws.rs.Path declared = type.getAnnotation(jakarta.ws.rs.Path.class);
    if (declared == null || !declared.value().equals(path)) {
      throw new BadContract(
          type.getName() + " must be annotated with @Path(\"" + path + "\"), from its @Contract");
    }
    Capability capability = type.getAnnotation(Capability.class);
    List<Operation> operations =
        Arrays.stream(type.getMethods())
            .filter(
                method ->
                    !method.isDefault()
                        && !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
            .sorted(Comparator.comparing(java.lang.reflect.Method::toString))
            .map(OperationReader::read)
            .toList();
    if (operations.isEmpty()) {
      throw new BadContract(type.getName() + " has no operation");
    }
    OperationReader.checkDistinct(operations);
    List<String> breaches = UkRules.breaches(type, operations);
    if (!breaches.isEmpty()) {
      throw new BadContract(
          type.getName() + " breaks the UK's rules:\n  " + String.join("\n  ", breaches));
    }
    return new ContractModel(
        type,
        id,
        contract.version(),
        contract.tier(),
        capability == null ? null : CapabilityId.of(capability.value()),
        operations);
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
