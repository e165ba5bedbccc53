package org.govnet.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many attempts may be in flight at once, found out as TCP does: one more for each that goes
 * well, until one meets an overload; from then on half as many, and one more for each round of
 * them. A failure that may have other reasons takes a tenth of what is in use. It grows only while
 * at least half of it is used, for an unused limit has proved nothing.
 */
final class Limiter {
  static final int MOST = 1000;

  /** What an answer makes good of what failures took away. */
  private static final double FORGIVEN = 0.1;

  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong limit;
  private final AtomicLong cutAt;
  private final int start;
  private volatile double goodUntil = MOST;

  Limiter(int start, long now) {
    this.start = start;
    limit = new AtomicLong(Double.doubleToRawLongBits(start));
    cutAt = new AtomicLong(now);
  }

  boolean tryAcquire() {
    while (true) {
      int before = held.get();
      if (before >= limit()) {
        return false;
      }
      if (held.compareAndSet(before, before + 1)) {
        return true;
      }
    }
  }

  void release() {
    held.decrementAndGet();
  }

  int held() {
    return held.get();
  }

  int limit() {
    return (int) current();
  }

  /** An attempt went well; told before its permit is released. */
  void well() {
    double good = goodUntil;
    if (good < start) {
      goodUntil = Math.min(start, good + FORGIVEN);
    }
    long bits = limit.get();
    double current = Double.longBitsToDouble(bits);
    if (current < MOST && 2 * held.get() >= current) {
      double more = current < goodUntil ? 1 : 1 / current;
      // Lost to a race, it grows by one the less.
      limit.compareAndSet(bits, Double.doubleToRawLongBits(Math.min(MOST, current + more)));
    }
  }

  /**
   * An attempt failed at the service, which may be the load's doing or not: what is not used of the
   * limit goes, and a tenth of what is. Of what was good before, a tenth goes too, so that it is
   * soon there again where failures are few.
   */
  void faulty() {
    int used = held.get();
    double before = current();
    goodUntil = Math.max(1, 0.9 * (used >= (int) before ? before : Math.max(before, goodUntil)));
    cutTo(0.9 * Math.min(before, used));
  }

  private double current() {
    return Double.longBitsToDouble(limit.get());
  }

  private void cutTo(double most) {
    limit.set(Double.doubleToRawLongBits(Math.max(1, most)));
  }

  /** An attempt met too much; those launched before the last cut say nothing new. */
  void overloaded(long launchedAt, long now) {
    long last = cutAt.get();
    if (launchedAt - last >= 0 && cutAt.compareAndSet(last, now)) {
      double half = Math.max(1, current() / 2);
      cutTo(half);
      goodUntil = half;
    }
  }
}
