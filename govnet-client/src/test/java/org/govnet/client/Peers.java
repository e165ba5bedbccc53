package org.govnet.client;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.discovery.Replica;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.SigningKey;

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

  /** The same policy for all of the tests' operations. */
  static Policies policies(CallPolicy policy) {
    Policies policies = Policies.of(policy);
    policies.add(CONTRACT);
    policies.add(ContractModel.of(Dossiers.class));
    return policies;
  }

  /** An engine that decides as calls do, by the tests' time. */
  static Engine engine(CallPolicy policy, TestTime time, Chance chance) {
    return new Engine(
        policy.limits(), Ranking.SCORE, Breakers.virtual(time, chance), chance, time.nanos());
  }

  /** An engine as calls have it, but that picks the first of equals. */
  static Engine engine(CallPolicy policy, Time time) {
    Chance chance = bound -> 0;
    Breakers breakers = Breakers.lockFree(Clock.systemUTC(), chance);
    return new Engine(policy.limits(), Ranking.SCORE, breakers, chance, time.nanos());
  }

  /** What signs as {@code caller}, and knows the keys of all. */
  static Signing signing(NodeId caller, SigningKey key, MessageKeys keys) {
    Clock clock = Clock.systemUTC();
    return new Signing(
        new MessageSigner(caller, key, clock, new SecureRandom()),
        new MessageVerifier(keys, clock));
  }

  /** One operation at as many replicas, named {@code https://a.test} and so on, without limits. */
  static Endpoints endpoints(int count, TestTime time) {
    CallPolicy policy = CallPolicy.DEFAULT.withLimits(CallPolicy.Limits.OFF);
    return endpoints(count, time, engine(policy, time, bound -> bound / 2));
  }

  /** The same, with what an engine has. */
  static Endpoints endpoints(int count, TestTime time, Engine engine) {
    NodeState node = engine.node();
    return node.endpoints(replicas(count, time, node), "parcel", false, time.nanos());
  }

  static List<ReplicaState> replicas(int count, TestTime time, NodeState node) {
    List<Replica> listed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      listed.add(new Replica(URI.create("https://" + (char) ('a' + i) + ".test"), null));
    }
    return node.of(listed, replica -> null, time.nanos());
  }

  /** The decisions of a call that is not hedged. */
  static CallMachine machine(
      CallPolicy policy,
      boolean repeatable,
      Endpoints endpoints,
      RetryBudget budget,
      Chance chance,
      long now) {
    return machine(
        policy, repeatable, endpoints, new Picker(Ranking.SCORE, chance), budget, chance, now);
  }

  /** The same, picked for by a picker of the test's. */
  static CallMachine machine(
      CallPolicy policy,
      boolean repeatable,
      Endpoints endpoints,
      Picker picker,
      RetryBudget budget,
      Chance chance,
      long now) {
    Breakers breakers = Breakers.virtual(new TestTime(), chance);
    Engine engine = new Engine(policy.limits(), breakers, picker, budget, chance);
    long allowed = policy.deadline().toNanos();
    return new CallMachine(engine, policy, repeatable, false, endpoints, allowed, now);
  }

  static String host(Endpoint endpoint) {
    return endpoint.replica().replica().url().getHost();
  }
}
