package org.govnet.client;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;

/** Every replica this caller has met, by URL and pin. */
final class Replicas {
  private final ConcurrentMap<Replica, ReplicaState> states = new ConcurrentHashMap<>();
  private final HttpClients clients;
  private final Breakers breakers;

  Replicas(HttpClients clients, Breakers breakers) {
    this.clients = clients;
    this.breakers = breakers;
  }

  List<ReplicaState> of(Peer peer) {
    return peer.replicas().stream().map(this::state).toList();
  }

  private ReplicaState state(Replica replica) {
    return states.computeIfAbsent(
        replica,
        any -> new ReplicaState(any, clients.of(any), breakers.breaker(any.url().toString())));
  }
}
