package org.govnet.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes calls: the caller waits, or has a stage. */
final class Driver {
  private final Engine engine;
  private final Wire wire;
  private final Time time;
  private final StagedDriver staged;
  private final @Nullable Incoming incoming;

  /**
   * A driver.
   *
   * @param incoming what the calls being served have left; null where none is served
   */
  Driver(Engine engine, Wire wire, Time time, Later later, @Nullable Incoming incoming) {
    this.engine = engine;
    this.wire = wire;
    this.time = time;
    this.staged = new StagedDriver(time, later);
    this.incoming = incoming;
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
    return end(job(plan, arguments, target, allowed(plan), start));
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
    return staged.begin(job(plan, arguments, target, allowed(plan), start));
  }

  private Job job(CallPlan plan, @Nullable Object @Nullable [] arguments, Route route) {
    plan.requireAllowed();
    // The deadline is the whole call's: finding out whom to ask is part of it.
    long start = time.nanos();
    long allowed = allowed(plan);
    return job(plan, arguments, route.target(plan, allowed), allowed, start);
  }

  private Job job(
      CallPlan plan,
      @Nullable Object @Nullable [] arguments,
      Target target,
      long allowed,
      long start) {
    Encoded encoded = plan.encode(arguments);
    String correlation = Long.toHexString(engine.chance().below(Long.MAX_VALUE));
    CallMachine machine =
        engine.call(
            target.endpoints(plan.operation(), start),
            plan.operation().repeatable(),
            plan.operation().safe(),
            allowed,
            start);
    return new Job(machine, wire, plan, encoded, target, correlation);
  }

  /** The least of what the policy, the contract and the call being served give a call, in ns. */
  private long allowed(CallPlan plan) {
    long allowed = engine.policy().deadline().toNanos();
    Duration longest = plan.operation().longest();
    if (longest != null) {
      allowed = Math.min(allowed, longest.toNanos());
    }
    Duration left = incoming == null ? null : incoming.remaining();
    return left == null ? allowed : Math.min(allowed, left.toNanos());
  }
}
