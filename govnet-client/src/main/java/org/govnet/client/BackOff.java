package org.govnet.client;

import java.util.concurrent.TimeUnit;

/** How long a call waits before it is tried again. */
final class BackOff {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long FIRST_IF_BUSY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private BackOff() {}

  /**
   * The wait in ns.
   *
   * @param launched how many attempts there were, at least 1
   * @param elsewhere whether there is a replica that they cannot have asked
   */
  static long after(Outcome.Failure failure, int launched, boolean elsewhere, Chance chance) {
    if (failure.fault() == Attempt.Fault.CONNECT && launched == 1 && elsewhere) {
      return 0;
    }
    boolean busy = failure.problem() != null && failure.unprocessed();
    long base = (busy ? FIRST_IF_BUSY_NANOS : FIRST_NANOS) << (launched - 1);
    // A busy replica's word on when to come back stands, but it is that replica's alone: another
    // may have time. Jitter keeps callers from coming back together.
    long asked = elsewhere && isUnavailable(failure) ? 0 : failure.retryAfterNanos();
    return asked + 1 + chance.below(base);
  }

  /** A 503 is one replica's state; a 429 is the node's word to this caller, wherever it asks. */
  private static boolean isUnavailable(Outcome.Failure failure) {
    return failure.problem() != null && failure.problem().problem().status() == 503;
  }
}
