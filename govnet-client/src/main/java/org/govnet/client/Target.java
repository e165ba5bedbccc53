package org.govnet.client;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.govnet.api.Operation;
import org.govnet.discovery.Peer;

/**
 * The node that a call goes to, with the state of each replica; made anew when the directory
 * changes.
 */
final class Target {
  private final Peer peer;
  private final NodeState node;
  private final List<ReplicaState> replicas;

  /** By method, because an operation is a large record whose hash is computed anew each time. */
  private final ConcurrentMap<Method, Endpoints> endpoints = new ConcurrentHashMap<>();

  Target(Peer peer, NodeState node, List<ReplicaState> replicas) {
    this.peer = peer;
    this.node = node;
    this.replicas = List.copyOf(replicas);
  }

  Peer peer() {
    return peer;
  }

  /** What is taken of the node's limits and not given back, and who waits, for tests. */
  int held() {
    return node.held();
  }

  Endpoints endpoints(Operation operation, boolean hedged, long now) {
    Endpoints known = endpoints.get(operation.method());
    // A policy that hedges may have come into force since.
    return known == null || (hedged && known.latencies() == null)
        ? endpoints.compute(
            operation.method(), (any, old) -> node.endpoints(replicas, operation, hedged, now))
        : known;
  }
}
