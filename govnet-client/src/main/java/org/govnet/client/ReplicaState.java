package org.govnet.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * What this caller has observed of one replica. It outlives a reload of the directory: who is
 * listed is the directory's to say, who is alive is each caller's own.
 */
final class ReplicaState {
  /** How long a replica that has just appeared or recovered is brought up. */
  private static final double WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final double COLDEST = 0.1;

  private volatile Way way;
  private final CircuitBreaker breaker;
  private final @Nullable Limiter limiter;
  private final @Nullable Gate gate;
  private final ConcurrentMap<Object, Endpoint> endpoints = new ConcurrentHashMap<>();
  private volatile boolean warming;
  private volatile long warmsSince;
  private volatile boolean tripped;

  /**
   * A replica not yet asked.
   *
   * @param same it, once for each of its pins
   * @param line the way to it; null in a simulation
   * @param limiter of the attempts in flight; null for no limits
   * @param gate where calls wait for it; null for no limits
   */
  ReplicaState(
      List<Replica> same,
      @Nullable Line line,
      CircuitBreaker breaker,
      @Nullable Limiter limiter,
      @Nullable Gate gate) {
    this.way = new Way(List.copyOf(same), line);
    this.breaker = breaker;
    this.limiter = limiter;
    this.gate = gate;
  }

  /** How it is reached, and by which keys it is known. */
  private record Way(List<Replica> same, @Nullable Line line) {}

  /**
   * Takes the pins that are listed now, if this is the same replica still; attempts under way keep
   * what they have.
   *
   * @return false if none of them was listed before: then its URL is another's
   */
  boolean follow(List<Replica> same, NodeState.Lines lines) {
    List<Replica> before = way.same;
    if (before.equals(same)) {
      return true;
    }
    if (same.stream().noneMatch(before::contains)) {
      return false;
    }
    way = new Way(List.copyOf(same), lines.to(same));
    return true;
  }

  Replica replica() {
    return way.same.get(0);
  }

  Line line() {
    Line line = way.line;
    if (line == null) {
      throw new IllegalStateException("a simulated replica cannot be connected to: " + replica());
    }
    return line;
  }

  /** An operation at this replica; {@code key} says which. */
  Endpoint endpoint(Object key, Function<ReplicaState, Endpoint> factory) {
    Endpoint known = endpoints.get(key);
    return known == null ? endpoints.computeIfAbsent(key, any -> factory.apply(this)) : known;
  }

  boolean isOpen() {
    boolean open = breaker.getState() == CircuitBreaker.State.OPEN;
    if (open && !tripped) {
      tripped = true;
    }
    return open;
  }

  /** Whether its breaker is open; only looks, as {@link #isOpen} does not. */
  boolean isShut() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  int inFlight() {
    return endpoints.values().stream().mapToInt(Endpoint::inFlight).sum();
  }

  /** The state of its breaker, as Resilience4j names it. */
  String breakerState() {
    return breaker.getState().name();
  }

  /** How many more attempts its limit allows now. */
  int room() {
    return limiter == null ? Integer.MAX_VALUE : Math.max(0, limiter.limit() - limiter.held());
  }

  boolean tryPermit() {
    return breaker.tryAcquirePermission();
  }

  void release() {
    breaker.releasePermission();
  }

  void report(boolean success, long tookNanos, long now) {
    if (!success) {
      breaker.onError(tookNanos, TimeUnit.NANOSECONDS, new ReplicaFault());
      return;
    }
    breaker.onSuccess(tookNanos, TimeUnit.NANOSECONDS);
    if (tripped && breaker.getState() == CircuitBreaker.State.CLOSED) {
      tripped = false;
      warmUp(now);
    }
  }

  /** From now on it is asked seldom at first, and then more often. */
  void warmUp(long now) {
    warmsSince = now;
    warming = true;
  }

  /** How far it is brought up: from 0.1 to 1. */
  double warmth(long now) {
    if (!warming) {
      return 1;
    }
    double share = (now - warmsSince) / WARM_UP_NANOS;
    if (share >= 1) {
      warming = false;
      return 1;
    }
    return Math.max(COLDEST, share);
  }

  boolean tryAcquire() {
    return limiter == null || limiter.tryAcquire();
  }

  /** Gives a permit back, and lets those have it who wait. */
  void giveBack(long now) {
    if (limiter != null) {
      limiter.release();
    }
    if (gate != null) {
      gate.released(now);
    }
  }

  void well() {
    if (limiter != null) {
      limiter.well();
    }
  }

  void overloaded(long launchedAt, long now) {
    if (limiter != null) {
      limiter.overloaded(launchedAt, now);
    }
  }

  /** What is taken of the limits and not given back, for tests and simulations. */
  int held() {
    return endpoints.values().stream().mapToInt(Endpoint::held).sum()
        + (limiter == null ? 0 : limiter.held());
  }

  /** The breaker counts faults and never looks at them. */
  private static final class ReplicaFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ReplicaFault() {
      super("replica fault", null, false, false);
    }
  }
}
