package org.govnet.client;

import java.time.Duration;
import java.util.List;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a {@link CallMachine} says, on the caller's own thread. */
final class BlockingDriver {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingDriver.class);

  private final CallPolicy policy;
  private final Wire wire;
  private final Picker picker;
  private final RetryBudget budget;
  private final Chance chance;
  private final Time time;

  BlockingDriver(CallPolicy policy, Wire wire, Chance chance, Time time) {
    this.policy = policy;
    this.wire = wire;
    this.chance = chance;
    this.time = time;
    this.picker = new Picker(chance);
    this.budget = new RetryBudget(time.nanos());
  }

  /**
   * Makes one call.
   *
   * @return the answer's body; null for an operation without
   * @throws ProblemException if the peer answered with a problem, or the client's calls do not say
   *     what an operation on personal data asks them to: then nothing was sent
   * @throws CallFailed if no answer came that can be trusted
   */
  @Nullable Object call(CallPlan plan, @Nullable Object @Nullable [] arguments, Route route) {
    plan.requireAllowed();
    // The deadline is the whole call's: finding out whom to ask is part of it.
    long start = time.nanos();
    Target target = route.target(plan, policyOf(plan).deadline().toNanos());
    return call(plan, arguments, target, start);
  }

  /** The policy, within what the contract gives a call of the operation. */
  private CallPolicy policyOf(CallPlan plan) {
    Duration longest = plan.operation().longest();
    return longest == null || longest.compareTo(policy.deadline()) >= 0
        ? policy
        : policy.withDeadline(longest);
  }

  @Nullable Object call(
      CallPlan plan, @Nullable Object @Nullable [] arguments, Target target, long start) {
    Encoded encoded = plan.encode(arguments);
    String correlation = Long.toHexString(chance.below(Long.MAX_VALUE));
    CallMachine machine =
        new CallMachine(
            policyOf(plan),
            plan.operation().repeatable(),
            target.endpoints(plan.operation()),
            picker,
            budget,
            chance,
            start);
    while (true) {
      switch (machine.next()) {
        case LAUNCH -> attempt(machine, plan, encoded, target, correlation);
        case WAIT -> await(machine);
        case ANSWER -> {
          return answer(machine, plan, target);
        }
        case GIVE_UP -> throw failed(machine, plan, target, correlation);
      }
    }
  }

  private void attempt(
      CallMachine machine, CallPlan plan, Encoded encoded, Target target, String correlation) {
    long now = time.nanos();
    Endpoint endpoint = machine.launch(now);
    // Whatever happens, the machine hears of it: a lost permit would keep a breaker half-open.
    Outcome outcome = Outcome.Failure.of(Attempt.Fault.IO, "the attempt broke off");
    try {
      outcome =
          wire.attempt(
              plan,
              encoded,
              target.peer().node(),
              endpoint.replica(),
              correlation,
              machine.attemptNanos(now),
              machine.remaining(now));
    } finally {
      if (Thread.currentThread().isInterrupted()
          && outcome instanceof Outcome.Failure failure
          && failure.problem() == null) {
        machine.interrupted(failure, time.nanos());
      } else {
        machine.completed(outcome, time.nanos());
      }
    }
  }

  private void await(CallMachine machine) {
    try {
      time.waitUntil(machine.wakeAt());
      machine.woke(time.nanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      machine.interrupted();
    }
  }

  private @Nullable Object answer(CallMachine machine, CallPlan plan, Target target) {
    Outcome last = machine.last();
    if (last instanceof Outcome.Answer answer) {
      return answer.value();
    }
    ProblemException problem =
        last instanceof Outcome.Refusal refusal
            ? refusal.problem()
            : last instanceof Outcome.Failure failure ? failure.problem() : null;
    if (problem == null) {
      throw new IllegalStateException("an answer without value or problem: " + last);
    }
    List<Attempt> attempts = machine.attempts();
    if (!attempts.isEmpty()) {
      problem.addSuppressed(
          new CallFailed(
              plan.label(),
              target.peer().node(),
              "this is what the attempts met",
              attempts,
              machine.took(time.nanos())));
    }
    throw problem;
  }

  private CallFailed failed(CallMachine machine, CallPlan plan, Target target, String correlation) {
    CallFailed failed =
        new CallFailed(
            plan.label(),
            target.peer().node(),
            machine.why(),
            machine.attempts(),
            machine.took(time.nanos()));
    LOG.warn("{} (correlation {})", failed.getMessage(), correlation);
    return failed;
  }
}
