package org.govnet.client;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.govnet.api.Operation;
import org.govnet.discovery.Peer;

/**
 * The node that a call goes to, with the state of each replica; made anew when the directory
 * changes.
 */
final class Target {
  private final Peer peer;
  private final List<ReplicaState> replicas;

  /** By method, because an operation is a large record whose hash is computed anew each time. */
  private final Map<Method, List<Endpoint>> endpoints = new ConcurrentHashMap<>();

  Target(Peer peer, List<ReplicaState> replicas) {
    this.peer = peer;
    this.replicas = List.copyOf(replicas);
  }

  Peer peer() {
    return peer;
  }

  List<Endpoint> endpoints(Operation operation) {
    return endpoints.computeIfAbsent(
        operation.method(),
        any -> replicas.stream().map(replica -> replica.endpoint(operation)).toList());
  }
}
