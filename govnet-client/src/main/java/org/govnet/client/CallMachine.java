package org.govnet.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one call, as a state machine: nothing here waits, sends or reads a clock. A
 * driver asks {@link #next}, does what it says, and reports back.
 */
final class CallMachine {
  private static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** What is on the wire counts milliseconds, and none is no time at all. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long BUSY_BACK_OFF_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final String NO_TIME = "the deadline leaves no time for another attempt";
  private static final String INTERRUPTED = "the calling thread was interrupted";

  private final CallPolicy policy;
  private final boolean repeatable;
  private final List<Endpoint> endpoints;
  private final Picker picker;
  private final RetryBudget budget;
  private final Chance chance;
  private final long startedAt;
  private final long deadline;

  private Next next = Next.LAUNCH;
  private Picker.@Nullable Pick pick;
  private int launched;
  private long launchedAt;
  private long wakeAt;
  private String why = "";
  private @Nullable Outcome last;
  private @Nullable List<Attempt> attempts;

  /** What the driver has to do. */
  enum Next {
    /** Call {@link #launch}, send, and report to {@link #completed}. */
    LAUNCH,
    /** Wait until {@link #wakeAt}, then call {@link #woke}. */
    WAIT,
    /**
     * Hand {@link #last} to the caller: an answer or a refusal, or a failure that carries the
     * peer's problem.
     */
    ANSWER,
    /** Tell the caller that the call failed, with {@link #why} and {@link #attempts}. */
    GIVE_UP
  }

  CallMachine(
      CallPolicy policy,
      boolean repeatable,
      List<Endpoint> endpoints,
      Picker picker,
      RetryBudget budget,
      Chance chance,
      long now) {
    this.policy = policy;
    this.repeatable = repeatable;
    this.endpoints = endpoints;
    this.picker = picker;
    this.budget = budget;
    this.chance = chance;
    this.startedAt = now;
    this.deadline = now + policy.deadline().toNanos();
    budget.earn();
  }

  Next next() {
    return next;
  }

  /** Picks the endpoint of the next attempt, and counts it as in flight. */
  Endpoint launch(long now) {
    Picker.Pick picked = picker.pick(endpoints, now);
    pick = picked;
    launched++;
    launchedAt = now;
    picked.endpoint().begun();
    return picked.endpoint();
  }

  /** The time left for the whole call. */
  long remaining(long now) {
    return deadline - now;
  }

  /** The time that the attempt now launched may take: at least 1 ns, for 0 would mean for ever. */
  long attemptNanos(long now) {
    return Math.max(1, Math.min(policy.attemptTimeout().toNanos(), remaining(now)));
  }

  long wakeAt() {
    return wakeAt;
  }

  /** What came last; null before the first attempt has ended. */
  @Nullable Outcome last() {
    return last;
  }

  String why() {
    return why;
  }

  List<Attempt> attempts() {
    return attempts == null ? List.of() : attempts;
  }

  Duration took(long now) {
    return Duration.ofNanos(now - startedAt);
  }

  /** The wait is over, perhaps later than was asked for. */
  void woke(long now) {
    if (remaining(now) < SHORTEST_NANOS) {
      finish(NO_TIME);
    } else {
      next = Next.LAUNCH;
    }
  }

  /** The driver's thread was interrupted while it waited. */
  void interrupted() {
    giveUp(INTERRUPTED);
  }

  /**
   * The driver's thread was interrupted during an attempt: its failure says nothing about the
   * replica.
   */
  void interrupted(Outcome.Failure failure, long now) {
    Picker.Pick ended = ended(failure);
    ended.endpoint().released(ended.permitted());
    remember(ended.endpoint(), failure, now - launchedAt);
    giveUp(INTERRUPTED);
  }

  private Picker.Pick ended(Outcome outcome) {
    Picker.Pick ended = pick;
    if (ended == null) {
      throw new IllegalStateException("an attempt ended that was not launched");
    }
    pick = null;
    last = outcome;
    return ended;
  }

  /** An attempt has ended. */
  void completed(Outcome outcome, long now) {
    Picker.Pick ended = ended(outcome);
    long took = now - launchedAt;
    if (!(outcome instanceof Outcome.Failure failure)) {
      ended.endpoint().ended(true, ended.permitted(), took, now);
      next = Next.ANSWER;
      return;
    }
    ended.endpoint().ended(false, ended.permitted(), took, now);
    remember(ended.endpoint(), failure, took);
    decide(failure, now);
  }

  private void remember(Endpoint endpoint, Outcome.Failure failure, long took) {
    if (attempts == null) {
      attempts = new ArrayList<>();
    }
    URI url = endpoint.replica().replica().url();
    attempts.add(new Attempt(url, failure.fault(), failure.detail(), Duration.ofNanos(took)));
  }

  private void decide(Outcome.Failure failure, long now) {
    if (!repeatable && !failure.unprocessed()) {
      finish("it may have been done, and is not an operation to send twice");
    } else if (launched >= policy.attempts()) {
      finish("no more than " + policy.attempts() + " attempts are allowed");
    } else {
      retry(failure, now);
    }
  }

  private void retry(Outcome.Failure failure, long now) {
    long wait = backOff(failure);
    if (wait > remaining(now) - SHORTEST_NANOS) {
      finish(NO_TIME);
    } else if (!budget.spend(now)) {
      finish("the retry budget is used up");
    } else {
      wakeAt = now + wait;
      next = wait == 0 ? Next.LAUNCH : Next.WAIT;
    }
  }

  private long backOff(Outcome.Failure failure) {
    if (failure.fault() == Attempt.Fault.CONNECT && launched == 1 && endpoints.size() > 1) {
      return 0;
    }
    boolean busy = failure.problem() != null && failure.unprocessed();
    long base = (busy ? BUSY_BACK_OFF_NANOS : BACK_OFF_NANOS) << (launched - 1);
    // A busy replica's word on when to come back stands; jitter keeps its callers from coming back
    // together.
    return failure.retryAfterNanos() + 1 + chance.below(base);
  }

  private void finish(String reason) {
    if (last instanceof Outcome.Failure failure && failure.problem() != null) {
      next = Next.ANSWER;
    } else {
      giveUp(reason);
    }
  }

  private void giveUp(String reason) {
    why = reason;
    next = Next.GIVE_UP;
  }
}
