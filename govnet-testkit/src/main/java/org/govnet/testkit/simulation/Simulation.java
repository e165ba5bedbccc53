package org.govnet.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.govnet.client.CallPolicy;

/**
 * A scenario: replicas, and clients that ask them. Immutable; each method gives another. Unless
 * said otherwise, 10 clients, each with a memory of its own, send one operation by POST without an
 * idempotency key, 100 times a second together, for 10 s, by {@link CallPolicy#DEFAULT}.
 */
public final class Simulation {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final String name;
  private final List<Listed> replicas;
  private final Load load;
  private final CallPolicy policy;
  private final Strategy strategy;

  /** A replica, and when the directory lists it. */
  record Listed(String name, Duration joins, Behaviour behaviour) {}

  /** What is asked for. */
  record Load(
      List<String> operations,
      String method,
      boolean keyed,
      int clients,
      double rate,
      Duration lasting,
      Duration stop) {
    boolean safe() {
      return SAFE.contains(method);
    }
  }

  private Simulation(
      String name, List<Listed> replicas, Load load, CallPolicy policy, Strategy strategy) {
    this.name = name;
    this.replicas = List.copyOf(replicas);
    this.load = load;
    this.policy = policy;
    this.strategy = strategy;
  }

  /** A scenario without replicas. */
  public static Simulation named(String name) {
    Load load =
        new Load(
            List.of("operation"),
            "POST",
            false,
            10,
            100,
            Duration.ofSeconds(10),
            Duration.ofDays(1));
    return new Simulation(name, List.of(), load, CallPolicy.DEFAULT, Strategy.GOVNET);
  }

  /** With one more replica, there from the beginning. */
  public Simulation replica(String replica, Behaviour behaviour) {
    return replica(replica, Duration.ZERO, behaviour);
  }

  /**
   * With one more replica, which joins later.
   *
   * @param replica its name, as in a host's
   * @param joins when the clients learn of it
   */
  public Simulation replica(String replica, Duration joins, Behaviour behaviour) {
    List<Listed> more = new ArrayList<>(replicas);
    more.add(new Listed(replica, joins, behaviour));
    return new Simulation(name, more, load, policy, strategy);
  }

  /**
   * With so many clients, which take turns.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Simulation clients(int clients) {
    require(clients >= 1, "clients must be at least 1: " + clients);
    return with(
        new Load(
            load.operations, load.method, load.keyed, clients, load.rate, load.lasting, load.stop));
  }

  /**
   * With so many calls a second, of all clients together: call <i>i</i> at <i>i</i>/rate seconds.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Simulation rate(double rate) {
    require(rate > 0, "rate must be above 0 calls a second: " + rate);
    return with(
        new Load(
            load.operations, load.method, load.keyed, load.clients, rate, load.lasting, load.stop));
  }

  /** With calls made for so long; it goes on until they have ended. */
  public Simulation lasting(Duration lasting) {
    return with(
        new Load(
            load.operations, load.method, load.keyed, load.clients, load.rate, lasting, load.stop));
  }

  /** With an end, whatever has not ended then: such calls are cancelled, and have not succeeded. */
  public Simulation stopAt(Duration stop) {
    return with(
        new Load(
            load.operations, load.method, load.keyed, load.clients, load.rate, load.lasting, stop));
  }

  /**
   * With calls of these operations, each by chance.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Simulation operations(String... operations) {
    require(operations.length > 0, "operations must not be empty");
    return with(
        new Load(
            List.of(operations),
            load.method,
            load.keyed,
            load.clients,
            load.rate,
            load.lasting,
            load.stop));
  }

  /**
   * With another method than POST: GET, HEAD and OPTIONS may be sent twice, and hedged.
   *
   * @param keyed whether calls have an idempotency key, and so may be sent twice
   */
  public Simulation method(String method, boolean keyed) {
    return with(
        new Load(load.operations, method, keyed, load.clients, load.rate, load.lasting, load.stop));
  }

  /** With another policy. */
  public Simulation policy(CallPolicy other) {
    return new Simulation(name, replicas, load, other, strategy);
  }

  /** With another way to pick than govnet's. */
  public Simulation strategy(Strategy other) {
    return new Simulation(name, replicas, load, policy, other);
  }

  private Simulation with(Load other) {
    return new Simulation(name, replicas, other, policy, strategy);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * Runs it. The same seed gives the same report, on any machine.
   *
   * @throws IllegalStateException if no replica is there at the beginning
   */
  public Report run(long seed) {
    if (replicas.stream().noneMatch(listed -> listed.joins.isZero())) {
      throw new IllegalStateException(name + " has no replica at the beginning");
    }
    return new Run(replicas, load, policy, strategy, seed).report();
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
