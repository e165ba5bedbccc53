package org.govnet.client;

import java.util.concurrent.atomic.AtomicInteger;

/** One operation at one replica, for a replica may fail at one operation and not at another. */
final class Endpoint {
  private final ReplicaState replica;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final FailureMemory failures = new FailureMemory();

  Endpoint(ReplicaState replica) {
    this.replica = replica;
  }

  ReplicaState replica() {
    return replica;
  }

  /** Lower is better: what is in flight and what has failed. */
  double score(long now) {
    return inFlight.get() + failures.weight(now);
  }

  void begun() {
    inFlight.incrementAndGet();
  }

  /** What came of an attempt; exactly one of these follows each {@link #begun}. */
  void ended(boolean success, boolean permitted, long tookNanos, long now) {
    inFlight.decrementAndGet();
    if (!success) {
      failures.record(now);
    }
    if (permitted) {
      replica.report(success, tookNanos);
    }
  }

  /** The same, for an attempt that was broken off here and says nothing about the replica. */
  void released(boolean permitted) {
    inFlight.decrementAndGet();
    if (permitted) {
      replica.release();
    }
  }
}
