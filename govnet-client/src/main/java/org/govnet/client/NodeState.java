package org.govnet.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * Every replica of a node that this caller has met, and who waits for them. One whose URL is listed
 * with two pins is changing its key: either is accepted, and what is known of it stays as long as a
 * pin of before is among those of now.
 */
final class NodeState {
  /** How many replicas are remembered that are not listed any more. */
  private static final int MOST = 64;

  private final Engine engine;
  private final @Nullable Gate gate;
  private final ConcurrentMap<Place, ReplicaState> replicas = new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, Latencies> latencies = new ConcurrentHashMap<>();

  /** Those that were listed last. */
  private volatile List<ReplicaState> current = List.of();

  NodeState(Engine engine, @Nullable Gate gate) {
    this.engine = engine;
    this.gate = gate;
  }

  /** The states of replicas; one that comes after others is brought up slowly. */
  synchronized List<ReplicaState> of(List<Replica> listed, Lines lines, long now) {
    boolean first = replicas.isEmpty();
    Map<Place, List<Replica>> places = new LinkedHashMap<>();
    listed.forEach(one -> places.computeIfAbsent(Place.of(one), any -> new ArrayList<>()).add(one));
    if (replicas.size() > MOST + places.size()) {
      // A node may list others as often as it likes; what is on its way keeps its state itself.
      replicas
          .entrySet()
          .removeIf(e -> !places.containsKey(e.getKey()) && e.getValue().held() == 0);
    }
    List<ReplicaState> states = new ArrayList<>();
    places.forEach((place, same) -> states.add(state(place, same, lines, first, now)));
    current = List.copyOf(states);
    return current;
  }

  private ReplicaState state(
      Place place, List<Replica> same, Lines lines, boolean first, long now) {
    ReplicaState known = replicas.get(place);
    if (known != null && known.follow(same, lines)) {
      return known;
    }
    ReplicaState state = engine.replica(same, lines.to(same), gate, now);
    if (!first) {
      state.warmUp(now);
    }
    replicas.put(place, state);
    return state;
  }

  /** Where a replica is; one that the Web's PKI vouches for is not one that a pin does. */
  private record Place(URI url, boolean pinned) {
    static Place of(Replica replica) {
      return new Place(replica.url(), replica.pin() != null);
    }
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

  ClientLoad.OfNode load() {
    return new ClientLoad.OfNode(
        (int) current.stream().filter(ReplicaState::isShut).count(),
        replicas.values().stream().mapToInt(ReplicaState::inFlight).sum(),
        gate == null ? 0 : gate.waiting());
  }

  /** Finds the way to a replica. */
  interface Lines {
    /**
     * The way; null in a simulation.
     *
     * @param same one replica, once for each of its pins
     */
    @Nullable Line to(List<Replica> same);
  }
}
