package org.govnet.client;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.discovery.Replica;

/** Endpoints without a network, and the plans of {@link Parcels}. */
final class Peers {
  static final ContractModel CONTRACT = ContractModel.of(Parcels.class);

  private Peers() {}

  static Operation operation(String name) {
    return CONTRACT.operations().stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static CallPlan plan(String name) {
    return new CallPlan(CONTRACT, operation(name));
  }

  /** As many replicas, named {@code https://a.test}, {@code https://b.test} and so on. */
  static List<Endpoint> endpoints(int count, Clock clock) {
    Breakers breakers = new Breakers(clock);
    HttpClients clients = new HttpClients(() -> true, okHttp -> okHttp);
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = String.valueOf((char) ('a' + i));
      Replica replica = new Replica(URI.create("https://" + name + ".test"), null);
      endpoints.add(
          new ReplicaState(replica, clients.of(replica), breakers.breaker(name))
              .endpoint(operation("parcel")));
    }
    return List.copyOf(endpoints);
  }

  static String host(Endpoint endpoint) {
    return endpoint.replica().replica().url().getHost();
  }
}
