package org.govnet.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many attempts may be in flight at once, found out as TCP does: one more for each that goes
 * well, until the first that does not; from then on half as many, and one more for each round of
 * them. It grows only while at least half of it is used, for an unused limit has proved nothing.
 */
final class Limiter {
  static final int MOST = 1000;

  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong limit;
  private final AtomicLong cutAt;
  private volatile double goodUntil = MOST;

  Limiter(int start, long now) {
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
    return (int) Double.longBitsToDouble(limit.get());
  }

  /** An attempt went well; told before its permit is released. */
  void well() {
    long bits = limit.get();
    double current = Double.longBitsToDouble(bits);
    if (current < MOST && 2 * held.get() >= current) {
      double more = current < goodUntil ? 1 : 1 / current;
      // Lost to a race, it grows by one the less.
      limit.compareAndSet(bits, Double.doubleToRawLongBits(Math.min(MOST, current + more)));
    }
  }

  /** An attempt met too much; those launched before the last cut say nothing new. */
  void overloaded(long launchedAt, long now) {
    long last = cutAt.get();
    if (launchedAt - last >= 0 && cutAt.compareAndSet(last, now)) {
      double half =
          Double.longBitsToDouble(
              limit.updateAndGet(
                  bits ->
                      Double.doubleToRawLongBits(Math.max(1, Double.longBitsToDouble(bits) / 2))));
      goodUntil = half;
    }
  }
}
