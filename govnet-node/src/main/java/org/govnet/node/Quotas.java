package org.govnet.node;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;

/**
 * What each calling node has left of its {@link Quota}. Only nodes whose signature was verified are
 * here, so there are never more than are admitted; one that has not called for as long as its quota
 * takes to be whole again is forgotten, since that comes to the same.
 */
final class Quotas {
  private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long MAX_WAIT_SECONDS = 3600;

  private final long burst;
  private final long everyNanos;
  private final NodeId own;
  private final LongSupplier nanos;
  private final LongAdder refused = new LongAdder();
  private final AtomicLong sweptAt;

  // For each node, the time at which its quota is whole again: all there is to know of a bucket.
  private final ConcurrentMap<NodeId, Long> wholeAt = new ConcurrentHashMap<>();

  /**
   * Nobody has called yet.
   *
   * @param own the node that serves, which has no quota with itself
   * @param nanos as {@link System#nanoTime}
   */
  Quotas(Quota quota, NodeId own, LongSupplier nanos) {
    this.burst = quota.burst();
    this.everyNanos = quota.every().toNanos();
    this.own = own;
    this.nanos = nanos;
    this.sweptAt = new AtomicLong(nanos.getAsLong());
  }

  /**
   * Lets pass a node that may call now; takes nothing from it.
   *
   * @throws RefusedRequest 429 {@code quota-exceeded}, with the time after which it may
   */
  void require(NodeId caller) {
    long wait = wait(caller);
    if (wait <= 0) {
      return;
    }
    refused.increment();
    long seconds = Math.min(MAX_WAIT_SECONDS, (wait + 999_999_999) / 1_000_000_000);
    throw new RefusedRequest(
        Problem.of(
            429,
            "quota-exceeded",
            Party.CALLER,
            "Too many calls",
            caller
                + " has used its quota of "
                + burst
                + " calls and one each "
                + Duration.ofNanos(everyNanos)
                + "; ask again in "
                + seconds
                + " s"),
        Duration.ofSeconds(seconds),
        caller);
  }

  /** Nanoseconds until a node may call; none are left of it if it may now. */
  private long wait(NodeId caller) {
    Long whole = caller.equals(own) ? null : wholeAt.get(caller);
    return whole == null ? 0 : whole - nanos.getAsLong() - (burst - 1) * everyNanos;
  }

  /** Takes one call from a node's quota. */
  void spend(NodeId caller) {
    if (caller.equals(own)) {
      return;
    }
    long now = nanos.getAsLong();
    wholeAt.compute(
        caller, (node, whole) -> (whole == null || whole - now < 0 ? now : whole) + everyNanos);
    sweep(now);
  }

  private void sweep(long now) {
    long last = sweptAt.get();
    if (now - last > SWEEP_NANOS && sweptAt.compareAndSet(last, now)) {
      wholeAt.values().removeIf(whole -> whole - now <= 0);
    }
  }

  /** How many nodes are remembered. */
  int size() {
    return wholeAt.size();
  }

  /** How many calls were refused. */
  long refused() {
    return refused.sum();
  }
}
