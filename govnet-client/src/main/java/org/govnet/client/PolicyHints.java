package org.govnet.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.BadContract;
import org.govnet.api.CallHints;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.jspecify.annotations.Nullable;

/** The rules that a contract's {@link CallHints} are. */
final class PolicyHints {
  private static final int MAX_MILLIS = 300_000;
  private static final int MAX_ATTEMPTS = 10;

  private PolicyHints() {}

  /**
   * Reads them.
   *
   * @throws BadContract if one is out of its range
   */
  static List<PolicyRule> of(ContractModel contract) {
    List<PolicyRule> rules = new ArrayList<>();
    PolicyRule.Scope all = PolicyRule.Scope.of(contract);
    add(rules, all, contract.type().getName(), contract.type().getAnnotation(CallHints.class));
    for (Operation operation : contract.operations()) {
      add(
          rules,
          all.operation(operation.name()),
          contract.type().getName() + "." + operation.name(),
          operation.method().getAnnotation(CallHints.class));
    }
    return rules;
  }

  private static void add(
      List<PolicyRule> rules, PolicyRule.Scope scope, String where, @Nullable CallHints hints) {
    if (hints != null) {
      require(where, "attempts", hints.attempts(), MAX_ATTEMPTS);
      require(where, "attemptMillis", hints.attemptMillis(), MAX_MILLIS);
      rules.add(
          new PolicyRule(
              scope,
              PolicyRule.Source.CONTRACT,
              "@CallHints of " + where,
              before -> apply(hints, before)));
    }
  }

  private static void require(String where, String member, int value, int most) {
    if (value < 0 || value > most) {
      throw new BadContract(
          where + ": @CallHints " + member + " must be 0 to " + most + ": " + value);
    }
  }

  private static CallPolicy apply(CallHints hints, CallPolicy before) {
    CallPolicy policy = before;
    if (hints.attempts() > 0) {
      policy = policy.withAttempts(hints.attempts());
    }
    if (hints.attemptMillis() > 0) {
      // A hint, written for whatever deadline: what is more than the whole call has is cut.
      Duration attempt = Duration.ofMillis(hints.attemptMillis());
      boolean within = attempt.compareTo(policy.deadline()) < 0;
      policy = policy.withAttemptTimeout(within ? attempt : policy.deadline());
    }
    return switch (hints.hedging()) {
      case UNSAID -> policy;
      case OFF -> policy.withHedging(CallPolicy.Hedging.OFF);
      case AT_P95 -> policy.withHedging(CallPolicy.Hedging.AT_P95);
    };
  }
}
