package org.govnet.client;

import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * The decisions about calls, assembled here and nowhere else. Outermost first: the deadline (the
 * least of the policy's, the contract's and the incoming call's) → retry and hedge, which share one
 * budget → for each attempt the pick with its breakers → the permits, the replica's and then the
 * operation's, and the queue for them. A layer that is off is not there.
 */
final class Engine {
  private final CallPolicy policy;
  private final Breakers breakers;
  private final Picker picker;
  private final RetryBudget budget;
  private final Chance chance;

  Engine(CallPolicy policy, Ranking ranking, Breakers breakers, Chance chance, long now) {
    this(policy, breakers, new Picker(ranking, chance), new RetryBudget(now), chance);
  }

  /** The layers as they are given, for tests of one of them. */
  Engine(CallPolicy policy, Breakers breakers, Picker picker, RetryBudget budget, Chance chance) {
    this.policy = policy;
    this.breakers = breakers;
    this.picker = picker;
    this.budget = budget;
    this.chance = chance;
  }

  CallPolicy policy() {
    return policy;
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

  boolean hedges() {
    return policy.hedging().on();
  }

  /** A node not yet asked. */
  NodeState node() {
    CallPolicy.Limits limits = policy.limits();
    return new NodeState(this, limits.on() ? new Gate(limits.queue(), picker) : null);
  }

  ReplicaState replica(Replica replica, @Nullable Line line, @Nullable Gate gate, long now) {
    return new ReplicaState(
        replica, line, breakers.breaker(replica.url().toString()), limiter(now), gate);
  }

  Endpoint endpoint(ReplicaState replica, long now) {
    return new Endpoint(replica, limiter(now), now);
  }

  private @Nullable Limiter limiter(long now) {
    return policy.limits().on() ? new Limiter(policy.limits().start(), now) : null;
  }

  /**
   * The decisions of a call.
   *
   * @param repeatable whether it may be sent twice
   * @param safe whether it changes nothing, and so may be hedged
   * @param allowedNanos how long it may take in all
   * @param now when it began
   */
  CallMachine call(
      Endpoints endpoints, boolean repeatable, boolean safe, long allowedNanos, long now) {
    boolean hedged = safe && hedges() && endpoints.size() > 1 && policy.attempts() > 1;
    return new CallMachine(this, repeatable, hedged, endpoints, allowedNanos, now);
  }
}
