package org.govnet.client;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * The policy of each operation: from a default, the contracts' own hints, the application's code
 * and its configuration. The more specific wins, and of two that are equally specific the
 * configuration over the code over the contract. What replicas have been seen to do is kept
 * elsewhere, and stays when policies change.
 */
final class Policies {
  private final CallPolicy base;
  private final List<PolicyRule> code;
  private final ConcurrentMap<Class<?>, ContractModel> known = new ConcurrentHashMap<>();
  private volatile State state;

  /** Replaced as a whole: a call sees the old policies or the new ones. */
  private record State(
      List<PolicyRule> file, ConcurrentMap<Class<?>, Map<Method, CallPolicy>> byContract) {}

  /**
   * Policies.
   *
   * @param base where nobody says otherwise
   * @param code what the application says
   * @param file what its configuration says
   * @throws IllegalArgumentException if what they say of all calls does not go together
   */
  Policies(CallPolicy base, List<PolicyRule> code, List<PolicyRule> file) {
    this.base = base;
    this.code = List.copyOf(code);
    this.state = new State(List.copyOf(file), new ConcurrentHashMap<>());
    CallPolicy unused = ofAll(state);
  }

  /** The policy of all calls, which has the limits. */
  CallPolicy ofAll() {
    return ofAll(state);
  }

  private CallPolicy ofAll(State now) {
    return said(now).stream()
        .filter(rule -> rule.scope().equals(PolicyRule.Scope.ALL))
        .sorted(Comparator.comparing(PolicyRule::source))
        .reduce(base, (policy, rule) -> rule.apply(policy), (a, b) -> b);
  }

  /** Every operation under one policy, but for what its contract says. */
  static Policies of(CallPolicy policy) {
    return new Policies(policy, List.of(), List.of());
  }

  /**
   * Gets to know a contract that a client is made for.
   *
   * @throws IllegalArgumentException if something is said of an operation that it has not, or the
   *     policies of one do not go together
   */
  synchronized void add(ContractModel contract) {
    require(state, List.of(contract));
    known.put(contract.type(), contract);
  }

  /**
   * The policy of an operation of a contract that was added. Two contracts may inherit one method,
   * and have policies of their own for it.
   */
  CallPolicy of(ContractModel contract, Operation operation) {
    Map<Method, CallPolicy> policies = state.byContract.get(contract.type());
    CallPolicy policy = policies == null ? null : policies.get(operation.method());
    if (policy == null) {
      throw new IllegalStateException("no client was made for " + contract);
    }
    return policy;
  }

  /**
   * Replaces what the configuration says.
   *
   * @throws IllegalArgumentException as {@link #add}; then all stays as it was
   */
  synchronized void replace(List<PolicyRule> file) {
    State next = new State(List.copyOf(file), new ConcurrentHashMap<>());
    CallPolicy unused = ofAll(next);
    require(next, List.copyOf(known.values()));
    state = next;
  }

  private void require(State next, List<ContractModel> contracts) {
    List<String> faults = new ArrayList<>();
    for (ContractModel contract : contracts) {
      for (PolicyRule rule : said(next)) {
        String fault = fault(rule, contract);
        if (fault != null) {
          faults.add(fault);
        }
      }
      try {
        next.byContract.put(contract.type(), policies(next, contract));
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  private List<PolicyRule> said(State next) {
    return Stream.concat(code.stream(), next.file.stream()).toList();
  }

  private static @Nullable String fault(PolicyRule rule, ContractModel contract) {
    String operation = rule.scope().operation();
    if (operation == null
        || !rule.scope().covers(contract)
        || contract.operations().stream().anyMatch(one -> one.name().equals(operation))) {
      return null;
    }
    return rule.where()
        + ": "
        + contract
        + " has no operation "
        + Quote.of(operation)
        + ", only "
        + contract.operations().stream().map(Operation::name).collect(Collectors.joining(", "));
  }

  private Map<Method, CallPolicy> policies(State next, ContractModel contract) {
    List<PolicyRule> rules =
        Stream.concat(PolicyHints.of(contract).stream(), said(next).stream())
            .filter(rule -> rule.scope().covers(contract))
            .sorted(PolicyRule.WEAKEST_FIRST)
            .toList();
    Map<Method, CallPolicy> policies = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      CallPolicy policy = base;
      for (PolicyRule rule : rules) {
        if (rule.scope().covers(contract, operation)) {
          policy = rule.apply(policy);
        }
      }
      policies.put(operation.method(), policy);
    }
    return policies;
  }
}
