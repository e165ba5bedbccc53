package org.govnet.node;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests a replica has in hand at once: those that a worker serves, and the few that
 * wait for one. Whoever comes beyond that is told so at once, instead of waiting in a queue whose
 * end comes after the caller's deadline. A request that waits without a thread is not among them;
 * the connections' limit is what those have.
 */
final class LoadLimit {
  /** Beyond the workers: a queue that is empty again within a few times what a request takes. */
  private static final int QUEUE = 64;

  private static final int MOST = 65_536;

  private final int most;
  private final AtomicInteger running = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /**
   * A limit of its own for one replica.
   *
   * @param most from 1 to 65,536
   */
  LoadLimit(int most) {
    check(most);
    this.most = most;
  }

  /** The workers, and as many as may wait for one. */
  static LoadLimit of(ServerLimits limits) {
    return new LoadLimit(limits.workers() + QUEUE);
  }

  /**
   * Refuses what is no limit.
   *
   * @throws IllegalArgumentException if {@code most} is not 1 to 65,536
   */
  static int check(int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "maxConcurrent must be 1 to " + MOST + " requests at once: " + most);
    }
    return most;
  }

  /** Takes a place for one request; false if there is none. Who took one leaves once. */
  boolean enter() {
    int now = running.get();
    while (now < most) {
      if (running.compareAndSet(now, now + 1)) {
        return true;
      }
      now = running.get();
    }
    refused.increment();
    return false;
  }

  void leave() {
    running.decrementAndGet();
  }

  boolean isFull() {
    return running.get() >= most;
  }

  int running() {
    return running.get();
  }

  int most() {
    return most;
  }

  /** How many were told that there is no place. */
  long refused() {
    return refused.sum();
  }
}
