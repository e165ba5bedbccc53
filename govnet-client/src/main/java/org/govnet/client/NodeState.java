package org.govnet.client;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/** Every replica of a node that this caller has met, by URL and pin, and who waits for them. */
final class NodeState {
  /** How many replicas are remembered that are not listed any more. */
  private static final int MOST = 64;

  private final Engine engine;
  private final @Nullable Gate gate;
  private final ConcurrentMap<Replica, ReplicaState> replicas = new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, Latencies> latencies = new ConcurrentHashMap<>();

  NodeState(Engine engine, @Nullable Gate gate) {
    this.engine = engine;
    this.gate = gate;
  }

  /** The states of replicas; one that comes after others is brought up slowly. */
  synchronized List<ReplicaState> of(List<Replica> listed, Lines lines, long now) {
    boolean first = replicas.isEmpty();
    if (replicas.size() > MOST + listed.size()) {
      // A node may list others as often as it likes; what is on its way keeps its state itself.
      replicas.entrySet().removeIf(e -> !listed.contains(e.getKey()) && e.getValue().held() == 0);
    }
    return listed.stream()
        .map(
            replica ->
                replicas.computeIfAbsent(
                    replica,
                    any -> {
                      ReplicaState state = engine.replica(any, lines.to(any), gate, now);
                      if (!first) {
                        state.warmUp(now);
                      }
                      return state;
                    }))
        .toList();
  }

  /**
   * An operation at some of the replicas.
   *
   * @param key says which operation
   * @param hedged whether its calls are hedged, for which it has to be known what answers take
   */
  Endpoints endpoints(List<ReplicaState> some, Object key, boolean hedged, long now) {
    return new Endpoints(
        some.stream()
            .map(replica -> replica.endpoint(key, state -> engine.endpoint(state, now)))
            .toList(),
        gate,
        hedged ? latencies.computeIfAbsent(key, any -> new Latencies()) : null);
  }

  /** What is taken of the limits and not given back, and who waits. */
  int held() {
    return replicas.values().stream().mapToInt(ReplicaState::held).sum()
        + (gate == null ? 0 : gate.waiting());
  }

  /** Finds the way to a replica. */
  interface Lines {
    /** The way; null in a simulation. */
    @Nullable Line to(Replica replica);
  }
}
