package org.govnet.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How long an operation's good answers took lately, to within an eighth: what a hedge waits for.
 * There only where calls are hedged.
 */
final class Latencies {
  private static final int STEPS = 8;
  private static final int OCTAVES = 40;
  private static final int ENOUGH = 20;
  private static final int LOOKED_AT_EVERY = 32;
  private static final int HALVED_AT = 1024;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(OCTAVES * STEPS);
  private final AtomicInteger total = new AtomicInteger();
  private volatile long p95;

  void record(long tookNanos) {
    counts.incrementAndGet(bucket(tookNanos));
    int seen = total.incrementAndGet();
    if (seen == ENOUGH || seen % LOOKED_AT_EVERY == 0) {
      p95 = look();
    }
  }

  /** The time that 95 % took at most, in ns; 0 while too few are known. */
  long p95() {
    return p95;
  }

  private long look() {
    int all = 0;
    for (int i = 0; i < counts.length(); i++) {
      all += counts.get(i);
    }
    long found = 0;
    int above = all / 20;
    for (int i = counts.length() - 1, seen = 0; i >= 0 && found == 0; i--) {
      seen += counts.get(i);
      if (seen > above) {
        found = upper(i);
      }
    }
    if (all >= HALVED_AT) {
      total.set(0);
      for (int i = 0; i < counts.length(); i++) {
        counts.updateAndGet(i, count -> count / 2);
      }
    }
    return found;
  }

  private static int bucket(long nanos) {
    long micros = Math.max(STEPS, nanos / 1000);
    int octave = 63 - Long.numberOfLeadingZeros(micros);
    int step = (int) (micros >>> (octave - 3)) & (STEPS - 1);
    return Math.min(OCTAVES * STEPS - 1, octave * STEPS + step);
  }

  /** The least time that is above a bucket. */
  private static long upper(int bucket) {
    return ((STEPS + bucket % STEPS + 1L) << (bucket / STEPS - 3)) * 1000;
  }
}
