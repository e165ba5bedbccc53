package org.govnet.client;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One operation at one replica, for a replica may fail at one operation and not at another. */
final class Endpoint {
  /** How much the last answer counts in what is usual. */
  private static final int SMOOTHING = 8;

  private final ReplicaState replica;
  private final @Nullable Limiter limiter;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Launches launches = new Launches();
  private final FailureMemory failures = new FailureMemory();
  private final AnswerMemory answers;
  private volatile long latency;

  Endpoint(ReplicaState replica, @Nullable Limiter limiter, long now) {
    this.replica = replica;
    this.limiter = limiter;
    this.answers = new AnswerMemory(now);
  }

  ReplicaState replica() {
    return replica;
  }

  int inFlight() {
    return inFlight.get();
  }

  AnswerMemory answers() {
    return answers;
  }

  /** What a good answer usually takes, in ns; 0 while none is known. */
  long latency() {
    return latency;
  }

  /**
   * Lower is better: what is in flight, what hangs and what has failed; more of all while the
   * replica is to be brought up slowly.
   *
   * @param bestNanos what the best of its peers usually takes; 0 if that is not known
   */
  double score(long now, long bestNanos) {
    int busy = inFlight.get();
    double score = busy + failures.weight(now);
    if (busy > 0 && bestNanos > 0) {
      score += launches.overdue(now, bestNanos);
    }
    double warmth = replica.warmth(now);
    return warmth == 1 ? score : (score + 1) / warmth - 1;
  }

  /**
   * Takes what an attempt needs of the limits.
   *
   * @param permitted whether the breaker's permit was taken for it
   * @param ranked whether it was chosen among several, which need to know what hangs
   * @return null if the replica or the operation is at its limit
   */
  @Nullable Flight tryBegin(boolean permitted, boolean ranked, long now) {
    if (!replica.tryAcquire()) {
      return null;
    }
    if (limiter != null && !limiter.tryAcquire()) {
      replica.giveBack(now);
      return null;
    }
    int others = inFlight.getAndIncrement();
    int slot = ranked ? launches.begin(now, others) : Launches.NONE;
    return new Flight(this, permitted, now, slot);
  }

  void answered(Flight flight, boolean refused, long now) {
    long took = flight.took(now);
    if (!refused) {
      long usual = latency;
      // A racing answer may be lost; the next corrects it.
      latency = Math.max(1, usual == 0 ? took : usual + (took - usual) / SMOOTHING);
    }
    answers.record(refused, now);
    if (flight.permitted()) {
      replica.report(true, took, now);
    }
    if (limiter != null) {
      limiter.well();
    }
    replica.well();
    giveBack(flight, now);
  }

  void failed(Flight flight, Outcome.Failure failure, long now) {
    failures.record(now);
    if (flight.permitted()) {
      replica.report(false, flight.took(now), now);
    }
    // A problem of the service's own is the operation's; all else is the replica's too.
    boolean overload = failure.fault() != Attempt.Fault.PROBLEM || failure.unprocessed();
    if (overload) {
      replica.overloaded(flight.launchedAt(), now);
    }
    if (limiter != null) {
      if (overload) {
        limiter.overloaded(flight.launchedAt(), now);
      } else {
        limiter.faulty();
      }
    }
    giveBack(flight, now);
  }

  void abandoned(Flight flight, long now) {
    if (flight.permitted()) {
      replica.release();
    }
    giveBack(flight, now);
  }

  private void giveBack(Flight flight, long now) {
    launches.end(flight.slot());
    inFlight.decrementAndGet();
    if (limiter != null) {
      limiter.release();
    }
    replica.giveBack(now);
  }

  /** What is left of its failures. */
  double failures(long now) {
    return failures.weight(now);
  }

  /** What its attempts count that are overdue. */
  double overdue(long now, long bestNanos) {
    return inFlight.get() == 0 ? 0 : launches.overdue(now, bestNanos);
  }

  /** How many more attempts its limit allows now. */
  int room() {
    return limiter == null ? Integer.MAX_VALUE : Math.max(0, limiter.limit() - limiter.held());
  }

  /** What is taken of the limits and not given back, for tests and simulations. */
  int held() {
    return inFlight.get() + (limiter == null ? 0 : limiter.held());
  }
}
