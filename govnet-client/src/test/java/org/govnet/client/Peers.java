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
    return new CallPlan(CONTRACT, operation(name), null);
  }

  /** A plan of {@link Dossiers}. */
  static CallPlan personal(Declared declared) {
    ContractModel contract = ContractModel.of(Dossiers.class);
    Operation dossier =
        contract.operations().stream()
            .filter(operation -> operation.name().equals("dossier"))
            .findFirst()
            .orElseThrow();
    return new CallPlan(contract, dossier, declared);
  }

  /**
   * The plan of a write as if it had no key. No contract can have such an operation; that the
   * client would not send it twice all the same is what keeps a defect in a contract's reading
   * harmless.
   */
  static CallPlan unkeyed(String name) {
    Operation keyed = operation(name);
    return new CallPlan(
        CONTRACT,
        new Operation(
            keyed.method(),
            keyed.httpMethod(),
            keyed.path(),
            keyed.parameters(),
            keyed.returns(),
            false,
            false,
            keyed.problems(),
            keyed.personalDataUse(),
            keyed.longest(),
            keyed.openTo(),
            keyed.capabilities(),
            keyed.staged(),
            keyed.answerType(),
            keyed.beans(),
            keyed.contract()),
        null);
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
