package org.govnet.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.govnet.api.Caller;
import org.govnet.api.ContractModel;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes calls: the caller waits, or has a stage. */
final class Driver {
  private final Engine engine;
  private final Policies policies;
  private final Wire wire;
  private final Time time;
  private final StagedDriver staged;
  private final @Nullable Supplier<@Nullable Caller> served;
  private final @Nullable Grounding grounding;
  private final List<CallObserver> observers;

  /**
   * A driver.
   *
   * @param policies of every operation that is called
   * @param served whose call this thread serves; null where none is ever served
   * @param grounding what calls on personal data rest on; null for nothing, in measurements
   * @param observers who see every call
   */
  Driver(
      Engine engine,
      Policies policies,
      Wire wire,
      Time time,
      Later later,
      @Nullable Supplier<@Nullable Caller> served,
      @Nullable Grounding grounding,
      List<CallObserver> observers) {
    this.engine = engine;
    this.policies = policies;
    this.wire = wire;
    this.time = time;
    this.staged = new StagedDriver(time, later);
    this.served = served;
    this.grounding = grounding;
    this.observers = List.copyOf(observers);
  }

  /**
   * Gets to know a contract, before its operations are called.
   *
   * @throws IllegalArgumentException if its operations' policies are not as they should be
   */
  void add(ContractModel contract) {
    policies.add(contract);
  }

  /**
   * Makes one call, on the caller's thread unless it is hedged.
   *
   * @return the answer's body; null for an operation without
   * @throws ProblemException if the peer answered with a problem, or the client's calls do not say
   *     what an operation on personal data asks them to: then nothing was sent
   * @throws CallFailed if no answer came that can be trusted
   */
  @Nullable Object call(CallPlan plan, @Nullable Object @Nullable [] arguments, Route route) {
    return end(job(plan, arguments, route));
  }

  @Nullable Object call(CallPlan plan, @Nullable Object @Nullable [] arguments, Target target) {
    long start = time.nanos();
    CallPolicy policy = policies.of(plan.contract(), plan.operation());
    return end(job(plan, arguments, target, policy, allowed(plan, policy), start));
  }

  private @Nullable Object end(Job job) {
    if (job.machine().mayHedge()) {
      return staged.await(job);
    }
    BlockingDriver.drive(job, time);
    return job.ending(time.nanos());
  }

  /**
   * Makes one call without keeping the caller's thread; what depends on the stage runs on one of
   * OkHttp's. Cancelling the stage ends the call.
   *
   * @throws ProblemException if the client's calls do not say what the operation asks them to
   */
  CompletableFuture<@Nullable Object> begin(
      CallPlan plan, @Nullable Object @Nullable [] arguments, Route route) {
    return staged.begin(job(plan, arguments, route));
  }

  CompletableFuture<@Nullable Object> begin(
      CallPlan plan, @Nullable Object @Nullable [] arguments, Target target) {
    long start = time.nanos();
    CallPolicy policy = policies.of(plan.contract(), plan.operation());
    return staged.begin(job(plan, arguments, target, policy, allowed(plan, policy), start));
  }

  private Job job(CallPlan plan, @Nullable Object @Nullable [] arguments, Route route) {
    plan.requireAllowed();
    // The deadline is the whole call's: finding out whom to ask is part of it.
    long start = time.nanos();
    CallPolicy policy = policies.of(plan.contract(), plan.operation());
    long allowed = allowed(plan, policy);
    return job(plan, arguments, target(plan, route, allowed, start), policy, allowed, start);
  }

  private Job job(
      CallPlan plan,
      @Nullable Object @Nullable [] arguments,
      Target target,
      CallPolicy policy,
      long allowed,
      long start) {
    Grounds grounds = grounding == null ? null : grounding.of(plan, target.peer().node());
    Encoded encoded = plan.encode(arguments);
    String correlation = Long.toHexString(engine.chance().below(Long.MAX_VALUE));
    CallMachine machine =
        engine.call(
            policy,
            target.endpoints(plan.operation(), policy.hedging().on(), start),
            plan.operation().repeatable(),
            plan.operation().safe(),
            allowed,
            start);
    Observation observation =
        observers.isEmpty()
            ? null
            : Observation.of(observers, plan.details(target.peer().node(), correlation));
    return new Job(machine, wire, plan, encoded, target, grounds, correlation, observation);
  }

  private Target target(CallPlan plan, Route route, long allowed, long start) {
    try {
      return route.target(plan, allowed);
    } catch (NoRoute e) {
      Observation observation = Observation.of(observers, plan.details(null, ""));
      if (observation != null) {
        Duration took = Duration.ofNanos(time.nanos() - start);
        observation.ended(new CallReport(CallReport.Result.NO_ROUTE, 0, took, 0, List.of()));
      }
      throw e;
    }
  }

  /** The least of what the policy, the contract and the call being served give a call, in ns. */
  private long allowed(CallPlan plan, CallPolicy policy) {
    long allowed = policy.deadline().toNanos();
    Duration longest = plan.operation().longest();
    if (longest != null) {
      allowed = Math.min(allowed, longest.toNanos());
    }
    Caller caller = served == null ? null : served.get();
    return caller == null ? allowed : Math.min(allowed, caller.remaining().toNanos());
  }
}
