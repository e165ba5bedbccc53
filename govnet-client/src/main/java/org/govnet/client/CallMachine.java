package org.govnet.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one call, as a state machine: nothing here waits, sends or reads a clock. A
 * driver asks {@link #next}, does what it says, and reports back. One thread at a time.
 */
final class CallMachine {
  /** What is on the wire counts milliseconds, and none is no time at all. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final String NO_TIME = "the deadline leaves no time for another attempt";
  private static final String NO_TIME_AT_ALL = "the call being served has no time left for another";
  private static final String NO_BUDGET = "the retry budget is used up";
  private static final String FULL = "every replica is at its limit, and too many calls wait";
  private static final String NO_TURN = "every replica was at its limit until the deadline";
  static final String INTERRUPTED = "the calling thread was interrupted";
  static final String CANCELLED = "the call was cancelled";

  private final Engine engine;
  private final CallPolicy policy;
  private final boolean repeatable;
  private final boolean mayHedge;
  private final Endpoints endpoints;
  private final long startedAt;
  private final long deadline;

  private Next next = Next.LAUNCH;
  private @Nullable Flight flight;
  private @Nullable Flight hedge;
  private boolean hedged;
  private @Nullable Turn turn;
  private int launched;
  private long wakeAt;
  private String why = "";
  private boolean brokenOff;
  private @Nullable Outcome last;
  private @Nullable List<Attempt> attempts;

  /**
   * A call.
   *
   * @param policy of its operation
   * @param repeatable whether it may be sent twice
   * @param mayHedge whether it may be given an attempt beside another
   * @param allowedNanos how long it may take in all
   * @param now when it began
   */
  CallMachine(
      Engine engine,
      CallPolicy policy,
      boolean repeatable,
      boolean mayHedge,
      Endpoints endpoints,
      long allowedNanos,
      long now) {
    this.engine = engine;
    this.policy = policy;
    this.repeatable = repeatable;
    this.mayHedge = mayHedge;
    this.endpoints = endpoints;
    this.startedAt = now;
    this.deadline = now + allowedNanos;
    engine.budget().earn();
    if (allowedNanos < SHORTEST_NANOS) {
      giveUp(NO_TIME_AT_ALL);
    }
  }

  Next next() {
    return next;
  }

  boolean over() {
    return next == Next.ANSWER || next == Next.GIVE_UP;
  }

  /** Whether it may be given an attempt beside another. */
  boolean mayHedge() {
    return mayHedge;
  }

  /**
   * Begins the next attempt, if a replica has room for it.
   *
   * @return null if none has, or the budget is used up: {@link #next} says what then
   */
  @Nullable Flight launch(long now) {
    Gate gate = endpoints.gate();
    Flight begun =
        gate == null ? engine.picker().pick(endpoints, null, now) : gate.tryBegin(endpoints, now);
    if (begun == null) {
      next = Next.QUEUE;
      return null;
    }
    return begin(begun, now);
  }

  private @Nullable Flight begin(Flight begun, long now) {
    if (launched > 0 && !engine.budget().spend(now)) {
      begun.abandoned(now);
      finish(NO_BUDGET);
      return null;
    }
    launched++;
    flight = begun;
    next = Next.AWAIT;
    if (mayHedge && !hedged) {
      long delay = endpoints.hedgeDelay(policy.hedging());
      hedged = delay == 0; // not this call: too little is known
      wakeAt = now + delay;
    }
    return begun;
  }

  /** Whether {@link #hedge} is to be called at {@link #wakeAt}. */
  boolean awaitsHedge() {
    return next == Next.AWAIT && mayHedge && !hedged && launched < policy.attempts();
  }

  /**
   * Begins an attempt beside the one in flight, at another replica.
   *
   * @return null if none has room or the budget is used up: then all goes on as it is
   */
  @Nullable Flight hedge(long now) {
    Flight slow = flight;
    if (!awaitsHedge() || slow == null || now - wakeAt < 0) {
      return null;
    }
    hedged = true;
    Gate gate = endpoints.gate();
    if (gate != null && gate.waiting() > 0) {
      return null; // calls that have no attempt yet go first
    }
    Flight begun = engine.picker().pick(endpoints, slow.endpoint(), now);
    if (begun == null) {
      return null;
    }
    if (!engine.budget().spend(now)) {
      begun.abandoned(now);
      return null;
    }
    launched++;
    hedge = begun;
    return begun;
  }

  /**
   * Waits its turn.
   *
   * @param wake what to run when it comes; perhaps run before this returns
   */
  void enqueue(Runnable wake, long now) {
    Gate gate = endpoints.gate();
    wakeAt = deadline - SHORTEST_NANOS;
    if (gate == null || wakeAt - now <= 0) {
      finish(NO_TURN);
      return;
    }
    turn = Turn.take(gate, endpoints, wakeAt, wake, now);
    if (turn == null) {
      finish(FULL);
    } else {
      next = Next.QUEUED;
    }
  }

  /** Whether {@link #claim} has something to say. */
  boolean settled() {
    return turn == null || turn.settled();
  }

  /**
   * Its turn has come, or its time is up, or neither.
   *
   * @return the attempt to send; null if there is none: {@link #next} says what then
   */
  @Nullable Flight claim(long now) {
    if (next != Next.QUEUED || (!settled() && now - wakeAt < 0)) {
      return null;
    }
    Flight granted = leave();
    if (granted == null) {
      finish(NO_TURN);
      return null;
    }
    if (remaining(now) < SHORTEST_NANOS) {
      granted.abandoned(now);
      finish(NO_TIME);
      return null;
    }
    return begin(granted, now);
  }

  private @Nullable Flight leave() {
    Flight granted = turn == null ? null : turn.leave();
    turn = null;
    return granted;
  }

  /** The time left for the whole call. */
  long remaining(long now) {
    return deadline - now;
  }

  /** The time that an attempt launched now may take: at least 1 ns, for 0 would mean for ever. */
  long attemptNanos(long now) {
    return Math.max(1, Math.min(policy.attemptTimeout().toNanos(), remaining(now)));
  }

  long wakeAt() {
    return wakeAt;
  }

  /** How many attempts were begun. */
  int launched() {
    return launched;
  }

  /** What came last; null before the first attempt has ended. */
  @Nullable Outcome last() {
    return last;
  }

  String why() {
    return why;
  }

  /** Whether nobody waited for its end. */
  boolean brokenOff() {
    return brokenOff;
  }

  List<Attempt> attempts() {
    return attempts == null ? List.of() : attempts;
  }

  Duration took(long now) {
    return Duration.ofNanos(now - startedAt);
  }

  /** The wait is over, perhaps later than was asked for. */
  void woke(long now) {
    if (next != Next.WAIT) {
      return;
    }
    if (remaining(now) < SHORTEST_NANOS) {
      finish(NO_TIME);
    } else {
      next = Next.LAUNCH;
    }
  }

  /**
   * Nobody waits for the call any more. Its attempts, which the driver breaks off, say nothing
   * about their replicas, and what it holds is given back.
   */
  void cancelled(String reason, long now) {
    if (!over()) {
      brokenOff = true;
      giveUp(reason);
    }
    abandonAll(now);
  }

  /**
   * The driver's thread was interrupted during an attempt: its failure says nothing about the
   * replica.
   */
  void interrupted(Flight ended, Outcome.Failure failure, long now) {
    last = failure;
    remember(ended, failure, now);
    cancelled(INTERRUPTED, now);
  }

  /** Ends what the end of the call leaves over: the slower of two attempts, a turn not taken. */
  void abandonAll(long now) {
    for (Flight left : new @Nullable Flight[] {flight, hedge, leave()}) {
      if (left != null) {
        left.abandoned(now);
      }
    }
    flight = null;
    hedge = null;
  }

  /** An attempt has ended; one that was broken off because the call is over may still say so. */
  void completed(Flight ended, Outcome outcome, long now) {
    if (ended != flight && ended != hedge) {
      if (over()) {
        return;
      }
      throw new IllegalStateException("an attempt ended that was not launched");
    }
    Flight other = ended == flight ? hedge : flight;
    flight = other;
    hedge = null;
    last = outcome;
    if (!(outcome instanceof Outcome.Failure failure)) {
      if (endpoints.latencies() != null && outcome instanceof Outcome.Answer) {
        endpoints.latencies().record(ended.took(now));
      }
      ended.answered(outcome instanceof Outcome.Refusal, now);
      next = Next.ANSWER;
      return;
    }
    ended.failed(failure, now);
    remember(ended, failure, now);
    if (other == null) {
      decide(failure, now);
    }
  }

  private void remember(Flight ended, Outcome.Failure failure, long now) {
    if (attempts == null) {
      attempts = new ArrayList<>();
    }
    URI url = ended.endpoint().replica().replica().url();
    Duration took = Duration.ofNanos(ended.took(now));
    attempts.add(new Attempt(url, failure.fault(), failure.detail(), took));
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
    long wait = BackOff.after(failure, launched, launched < endpoints.size(), engine.chance());
    if (wait > remaining(now) - SHORTEST_NANOS) {
      finish(NO_TIME);
    } else if (!engine.budget().has(now)) {
      // It is paid for when it is launched; what cannot be paid for now is not worth waiting for.
      finish(NO_BUDGET);
    } else {
      wakeAt = now + wait;
      next = wait == 0 ? Next.LAUNCH : Next.WAIT;
    }
  }

  private void finish(String reason) {
    if (last instanceof Outcome.Failure failure && failure.problem() != null) {
      why = reason;
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
