package org.govnet.client;

import java.util.List;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * The decisions about calls, assembled here and nowhere else. Outermost first: the deadline (the
 * least of the policy's, the contract's and the incoming call's) → retry and hedge, which share one
 * budget → for each attempt the pick with its breakers → the permits, the replica's and then the
 * operation's, and the queue for them. A layer that is off is not there.
 */
final class Engine {
  private final CallPolicy.Limits limits;
  private final Breakers breakers;
  private final Picker picker;
  private final RetryBudget budget;
  private final Chance chance;

  /**
   * An engine.
   *
   * @param limits of every replica
   */
  Engine(CallPolicy.Limits limits, Ranking ranking, Breakers breakers, Chance chance, long now) {
    this(limits, breakers, new Picker(ranking, chance), new RetryBudget(now), chance);
  }

  /** The layers as they are given, for tests of one of them. */
  Engine(
      CallPolicy.Limits limits,
      Breakers breakers,
      Picker picker,
      RetryBudget budget,
      Chance chance) {
    this.limits = limits;
    this.breakers = breakers;
    this.picker = picker;
    this.budget = budget;
    this.chance = chance;
  }

  Picker picker() {
    return picker;
  }

  RetryBudget budget() {
    return budget;
  }

  Chance chance() {
    return chance;
  }

  /** A node not yet asked. */
  NodeState node() {
    return new NodeState(this, limits.on() ? new Gate(limits.queue(), picker) : null);
  }

  ReplicaState replica(List<Replica> same, @Nullable Line line, @Nullable Gate gate, long now) {
    return new ReplicaState(
        same, line, breakers.breaker(same.get(0).url().toString()), limiter(now), gate);
  }

  Endpoint endpoint(ReplicaState replica, long now) {
    return new Endpoint(replica, limiter(now), now);
  }

  private @Nullable Limiter limiter(long now) {
    return limits.on() ? new Limiter(limits.start(), now) : null;
  }

  /**
   * The decisions of a call.
   *
   * @param policy of its operation
   * @param repeatable whether it may be sent twice
   * @param safe whether it changes nothing, and so may be hedged
   * @param allowedNanos how long it may take in all
   * @param now when it began
   */
  CallMachine call(
      CallPolicy policy,
      Endpoints endpoints,
      boolean repeatable,
      boolean safe,
      long allowedNanos,
      long now) {
    boolean hedged = safe && policy.hedging().on() && endpoints.size() > 1 && policy.attempts() > 1;
    return new CallMachine(this, policy, repeatable, hedged, endpoints, allowedNanos, now);
  }
}
