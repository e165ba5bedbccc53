package org.govnet.client;

import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A change of the policy of some calls.
 *
 * @param scope whose calls
 * @param source who says so
 * @param where it is said, for people
 * @param change what becomes of a policy
 */
record PolicyRule(Scope scope, Source source, String where, UnaryOperator<CallPolicy> change) {
  /** The order in which rules are applied: the last one stays. */
  static final Comparator<PolicyRule> WEAKEST_FIRST =
      Comparator.comparingInt((PolicyRule rule) -> rule.scope().specificity())
          .thenComparing(PolicyRule::source)
          .thenComparing(rule -> rule.scope().isOfOneVersion());

  /**
   * Of two that are equally specific, the later one here wins: who runs a node has the last word.
   */
  enum Source {
    CONTRACT,
    CODE,
    FILE
  }

  /**
   * Whose calls.
   *
   * @param contract a contract's id; null for every contract's
   * @param version of the contract; 0 for every one
   * @param operation the name of an operation; null for every one
   */
  record Scope(@Nullable String contract, int version, @Nullable String operation) {
    static final Scope ALL = new Scope(null, 0, null);

    static Scope of(ContractModel contract) {
      return new Scope(contract.id().value(), contract.version(), null);
    }

    Scope operation(String name) {
      return new Scope(contract, version, name);
    }

    boolean covers(ContractModel model) {
      return contract == null
          || (contract.equals(model.id().value()) && (version == 0 || version == model.version()));
    }

    boolean covers(ContractModel model, Operation asked) {
      return covers(model) && (operation == null || operation.equals(asked.name()));
    }

    /** An operation is more than its contract, and a contract more than all. */
    private int specificity() {
      return (contract == null ? 0 : 1) + (operation == null ? 0 : 1);
    }

    private boolean isOfOneVersion() {
      return version != 0;
    }
  }

  /**
   * The policy after the change.
   *
   * @throws IllegalArgumentException if the two do not go together; it says where the change is
   */
  CallPolicy apply(CallPolicy before) {
    try {
      return change.apply(before);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }
}
