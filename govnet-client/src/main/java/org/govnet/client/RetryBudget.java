package org.govnet.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps retries under a fifth of the calls, plus ten a second: when a peer is in trouble,
 * everyone's retries together must not be what keeps it there. Charged when a retry is launched.
 */
final class RetryBudget {
  private static final long RETRY = 1000;
  private static final long PER_CALL = RETRY / 5;
  private static final long PER_SECOND = 10 * RETRY;
  private static final long CAP = 100 * RETRY;

  private final AtomicLong tokens = new AtomicLong(PER_SECOND);
  private final AtomicLong refilledAt;

  RetryBudget(long now) {
    refilledAt = new AtomicLong(now);
  }

  /** A call begins. */
  void earn() {
    long held = tokens.get();
    // One that is lost to a race earns a fifth of a retry too little; a full purse, the usual case,
    // costs one read.
    if (held < CAP) {
      tokens.compareAndSet(held, Math.min(CAP, held + PER_CALL));
    }
  }

  /** Whether a retry may be launched now; if so, it is paid for. */
  boolean spend(long now) {
    refill(now);
    while (true) {
      long held = tokens.get();
      if (held < RETRY) {
        return false;
      }
      if (tokens.compareAndSet(held, held - RETRY)) {
        return true;
      }
    }
  }

  /** Whether a retry could be paid for now. */
  boolean has(long now) {
    refill(now);
    return tokens.get() >= RETRY;
  }

  private void refill(long now) {
    long since = refilledAt.get();
    long earned = (now - since) / (TimeUnit.SECONDS.toNanos(1) / PER_SECOND);
    if (earned > 0 && refilledAt.compareAndSet(since, now)) {
      tokens.updateAndGet(held -> Math.min(CAP, held + Math.min(earned, CAP)));
    }
  }
}
