package org.govnet.client;

import java.time.Duration;

/**
 * How long and how often a call may try; never infinite.
 *
 * @param deadline for the whole call, retries and back-off included: 1 ms to 5 min
 * @param attemptTimeout for one attempt: 1 ms to the deadline
 * @param attempts how many at most: 1 to 10
 */
public record CallPolicy(Duration deadline, Duration attemptTimeout, int attempts) {
  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration MAX = Duration.ofMinutes(5);

  /** 30 s, 10 s an attempt, 3 attempts. */
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

  /** This policy with another deadline; the attempt's timeout is cut to it. */
  public CallPolicy withDeadline(Duration other) {
    return new CallPolicy(
        other, attemptTimeout.compareTo(other) > 0 ? other : attemptTimeout, attempts);
  }
}
