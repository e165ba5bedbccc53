package org.govnet.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long and how often a call may try; never infinite.
 *
 * @param deadline for the whole call, retries, waits and back-off included: 1 ms to 5 min. A call
 *     made while another is served takes no longer than that one has left.
 * @param attemptTimeout for one attempt: 1 ms to the deadline
 * @param attempts how many at most, hedges included: 1 to 10
 * @param limits how many attempts may be in flight
 * @param hedging whether a slow attempt is given a second beside it
 */
public record CallPolicy(
    Duration deadline, Duration attemptTimeout, int attempts, Limits limits, Hedging hedging) {
  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration MAX = Duration.ofMinutes(5);

  /** 30 s, 10 s an attempt, 3 attempts, {@link Limits#ADAPTIVE}, {@link Hedging#OFF}. */
  public static final CallPolicy DEFAULT =
      new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), 3);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CallPolicy {
    if (deadline.compareTo(MIN) < 0 || deadline.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("deadline must be 1 ms to 5 min: " + deadline);
    }
    if (attemptTimeout.compareTo(MIN) < 0 || attemptTimeout.compareTo(deadline) > 0) {
      throw new IllegalArgumentException(
          "attemptTimeout must be 1 ms to the deadline, " + deadline + ": " + attemptTimeout);
    }
    if (attempts < 1 || attempts > 10) {
      throw new IllegalArgumentException("attempts must be 1 to 10: " + attempts);
    }
  }

  /**
   * A policy with {@link Limits#ADAPTIVE} and {@link Hedging#OFF}.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CallPolicy(Duration deadline, Duration attemptTimeout, int attempts) {
    this(deadline, attemptTimeout, attempts, Limits.ADAPTIVE, Hedging.OFF);
  }

  /** This policy with another deadline; the attempt's timeout is cut to it. */
  public CallPolicy withDeadline(Duration other) {
    return new CallPolicy(
        other,
        attemptTimeout.compareTo(other) > 0 ? other : attemptTimeout,
        attempts,
        limits,
        hedging);
  }

  /**
   * This policy with another time for an attempt.
   *
   * @throws IllegalArgumentException if it is out of its range
   */
  public CallPolicy withAttemptTimeout(Duration other) {
    return new CallPolicy(deadline, other, attempts, limits, hedging);
  }

  /**
   * This policy with another number of attempts.
   *
   * @throws IllegalArgumentException if it is out of its range
   */
  public CallPolicy withAttempts(int other) {
    return new CallPolicy(deadline, attemptTimeout, other, limits, hedging);
  }

  /** This policy with other limits. */
  public CallPolicy withLimits(Limits other) {
    return new CallPolicy(deadline, attemptTimeout, attempts, other, hedging);
  }

  /** This policy with other hedging. */
  public CallPolicy withHedging(Hedging other) {
    return new CallPolicy(deadline, attemptTimeout, attempts, limits, other);
  }

  /**
   * How many attempts may be in flight at a replica, and of one operation at a replica. Both limits
   * find themselves: they grow while answers come, and halve when a replica is overloaded or fails.
   * A call that finds all replicas at their limits waits its turn, within its deadline.
   *
   * @param on whether there are any; if not, the other two mean nothing
   * @param start both limits before anything is known: 1 to 1000
   * @param queue how many calls may wait for a node; the next one fails at once: 0 to 100,000
   */
  public record Limits(boolean on, int start, int queue) {
    /** From 20 on; 1,000 calls may wait for a node. */
    public static final Limits ADAPTIVE = new Limits(true, 20, 1000);

    /** None: as many attempts as there are calls. */
    public static final Limits OFF = new Limits(false, 20, 1000);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Limits {
      if (start < 1 || start > Limiter.MOST) {
        throw new IllegalArgumentException(
            "start must be 1 to " + Limiter.MOST + " attempts: " + start);
      }
      if (queue < 0 || queue > 100_000) {
        throw new IllegalArgumentException("queue must be 0 to 100000 calls: " + queue);
      }
    }
  }

  /**
   * Whether an attempt that takes long is given another beside it, at another replica: the first
   * answer counts, the other attempt is cancelled. Only operations that change nothing are hedged.
   * A hedge is paid for like a retry, and is not made if no replica has room for it. Each is an
   * exchange of its own, with its own evidence at the node that is asked.
   *
   * @param on whether there is any
   * @param delay after how long, 1 ms to 5 min; null for the time that 95 % of the operation's
   *     answers took at most, once 20 are known
   */
  public record Hedging(boolean on, @Nullable Duration delay) {
    /** None. */
    public static final Hedging OFF = new Hedging(false, null);

    /** After the time that 95 % of the operation's answers took at most. */
    public static final Hedging AT_P95 = new Hedging(true, null);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the delay is out of its range
     */
    public Hedging {
      if (delay != null && (delay.compareTo(MIN) < 0 || delay.compareTo(MAX) > 0)) {
        throw new IllegalArgumentException("delay must be 1 ms to 5 min: " + delay);
      }
    }

    /**
     * After a time that is always the same.
     *
     * @throws IllegalArgumentException if the delay is out of its range
     */
    public static Hedging after(Duration delay) {
      return new Hedging(true, delay);
    }
  }
}
