package org.govnet.client;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the attempts in flight at an endpoint were launched: of 64 of them, which tells one that
 * hangs from one that is busy, whatever else is on its way.
 */
final class Launches {
  static final int NONE = -1;

  private static final int SIZE = 64;

  /** Longer than this many times what the best replica takes is overdue. */
  private static final double OVERDUE = 3;

  /** One that hangs counts no more than one that failed. */
  private static final double MOST = 10;

  private final AtomicLongArray slots = new AtomicLongArray(SIZE);

  /** Notes a launch; what it returns is to be given to {@link #end}. */
  int begin(long now, int hint) {
    long mark = now | 1; // 0 is a free slot
    for (int i = 0; i < SIZE; i++) {
      int slot = (hint + i) & (SIZE - 1);
      if (slots.get(slot) == 0 && slots.compareAndSet(slot, 0, mark)) {
        return slot;
      }
    }
    return NONE;
  }

  void end(int slot) {
    if (slot != NONE) {
      slots.set(slot, 0);
    }
  }

  /**
   * What attempts that are overdue count besides themselves: in the time that one has taken, the
   * best replica would have answered as many.
   */
  double overdue(long now, long bestNanos) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      long launchedAt = slots.get(i);
      if (launchedAt != 0) {
        double times = (double) (now - launchedAt) / bestNanos;
        if (times > OVERDUE) {
          sum += Math.min(MOST, times);
        }
      }
    }
    return sum;
  }
}
