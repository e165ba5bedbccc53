package org.govnet.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.govnet.api.NodeId;
import org.govnet.discovery.Peer;
import org.jspecify.annotations.Nullable;

/** Every node that this caller has met. */
final class Replicas {
  private final ConcurrentMap<NodeId, NodeState> nodes = new ConcurrentHashMap<>();
  private final HttpClients clients;
  private final Engine engine;
  private final Time time;

  Replicas(HttpClients clients, Engine engine, Time time) {
    this.clients = clients;
    this.engine = engine;
    this.time = time;
  }

  /** What is known of a node; null if it was never called. */
  @Nullable NodeState known(NodeId node) {
    return nodes.get(node);
  }

  Set<NodeId> nodes() {
    return Set.copyOf(nodes.keySet());
  }

  /** The node as a call's target, with what is known of its replicas. */
  Target target(Peer peer) {
    NodeState node = nodes.computeIfAbsent(peer.node(), any -> engine.node());
    List<ReplicaState> replicas =
        node.of(peer.replicas(), same -> new Line(same.get(0), clients.way(same)), time.nanos());
    return new Target(peer, node, replicas);
  }
}
