package org.govnet.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.govnet.client.CallPolicy;
import org.govnet.client.CallPolicy.Hedging;
import org.govnet.client.CallPolicy.Limits;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Behaviour WELL = Behaviour.ok(Delay.of(Duration.ofMillis(50)));

  @Test
  void tellsWhatItSaw() {
    Report report = Simulation.named("well").replica("a", WELL).rate(10).lasting(SECOND).run(1);

    assertThat(report.sent()).isEqualTo(10);
    assertThat(report.succeeded()).isEqualTo(10);
    assertThat(report.successPercent()).isEqualTo(100);
    assertThat(report.mean()).isEqualTo(Duration.ofMillis(50));
    assertThat(report.p99()).isEqualTo(Duration.ofMillis(50));
    assertThat(report.responses()).containsExactly(java.util.Map.entry(200, 10));
    assertThat(report.attempts()).isEqualTo(10);
    assertThat(report.leaks()).isZero();
  }

  @Test
  void differsByItsSeed() {
    Simulation simulation =
        Simulation.named("two")
            .replica("a", WELL)
            .replica("b", Behaviour.ok(Delay.of(Duration.ofMillis(70))));

    assertThat(simulation.run(1).digest()).isEqualTo(simulation.run(1).digest());
    assertThat(simulation.run(1).digest()).isNotEqualTo(simulation.run(2).digest());
  }

  @Test
  void countsWhatIsNotAnsweredAtTheEndAsNoSuccess() {
    Report report =
        Simulation.named("mute")
            .replica("a", Behaviour.never())
            .rate(10)
            .lasting(SECOND)
            .stopAt(Duration.ofSeconds(5))
            .run(1);

    assertThat(report.succeeded()).isZero();
    assertThat(report.leaks()).as("cancelled calls give back what they held").isZero();
  }

  @Test
  void waitsAsLongAsAReplicaAsks() {
    Behaviour busy =
        moment ->
            moment.time().compareTo(SECOND) < 0
                ? new Behaviour.Response(503, Duration.ofMillis(1), Duration.ofSeconds(10))
                : new Behaviour.Response(200, Duration.ofMillis(1));

    Report report =
        Simulation.named("asks for time").replica("a", busy).rate(1).lasting(SECOND).run(1);

    assertThat(report.successPercent()).isEqualTo(100);
    assertThat(report.mean()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
  }

  @Test
  void hedgesWhatIsSafe() {
    Behaviour often = WELL;
    Behaviour seldom = moment -> new Behaviour.Response(200, Duration.ofSeconds(8));
    Simulation simulation =
        Simulation.named("one is slow")
            .replica("a", often)
            .replica("b", seldom)
            .clients(1)
            .rate(5)
            .lasting(Duration.ofSeconds(10))
            .policy(CallPolicy.DEFAULT.withHedging(Hedging.after(Duration.ofMillis(100))));

    assertThat(simulation.method("GET", false).run(1).p99()).isEqualTo(Duration.ofMillis(150));
    assertThat(simulation.run(1).p99()).isEqualTo(Duration.ofSeconds(8));
  }

  /**
   * The symptom of a herd is a replica that fails in its first second for all that come at once.
   */
  @Test
  void bringsUpAReplicaThatJoinsSlowly() {
    Duration joins = Duration.ofSeconds(10);
    int[] early = new int[1];
    int[] late = new int[1];
    Behaviour counting =
        moment -> {
          boolean first = moment.time().compareTo(joins.plusSeconds(2)) < 0;
          (first ? early : late)[0]++;
          return WELL.respond(moment);
        };

    Simulation.named("one joins")
        .replica("a", WELL)
        .replica("b", joins, counting)
        .clients(1)
        .rate(200)
        .lasting(Duration.ofSeconds(40))
        .run(1);

    assertThat(early[0]).as("of 400 in its first two seconds").isLessThan(100).isPositive();
    assertThat(late[0]).as("of 5600 afterwards").isBetween(2300, 2900);
  }

  @Test
  void refusesAScenarioWithoutReplicas() {
    assertThatThrownBy(() -> Simulation.named("nobody").run(1))
        .hasMessage("nobody has no replica at the beginning");
    assertThatThrownBy(() -> Simulation.named("x").rate(0))
        .hasMessage("rate must be above 0 calls a second: 0.0");
    assertThatThrownBy(() -> Simulation.named("x").clients(0))
        .hasMessage("clients must be at least 1: 0");
    assertThatThrownBy(() -> Delay.linear(SECOND, 0)).hasMessage("capacity must be at least 1: 0");
  }

  /** The symptom of a lost permit is a client that ends up asking nobody. */
  @Test
  void losesNothingInRandomScenarios() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Simulation simulation = random(random);

      Report report = simulation.run(seed);

      assertThat(report.leaks()).as("seed %s", seed).isZero();
      assertThat(simulation.run(seed)).as("seed %s, again", seed).isEqualTo(report);
    }
  }

  private static Simulation random(Random random) {
    Duration deadline = Duration.ofMillis(200 + random.nextInt(20_000));
    CallPolicy policy =
        new CallPolicy(
            deadline,
            Duration.ofMillis(1 + random.nextInt((int) deadline.toMillis())),
            1 + random.nextInt(4),
            new Limits(random.nextInt(4) > 0, 1 + random.nextInt(8), random.nextInt(30)),
            new Hedging(
                random.nextBoolean(),
                random.nextBoolean() ? null : Duration.ofMillis(1 + random.nextInt(300))));
    Simulation simulation =
        Simulation.named("random")
            .policy(policy)
            .clients(1 + random.nextInt(3))
            .rate(20 + random.nextInt(200))
            .lasting(Duration.ofSeconds(5))
            .operations("x", "y")
            .method(random.nextBoolean() ? "GET" : "POST", random.nextBoolean())
            .replica("a", behaviour(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      Duration joins = Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(4000));
      simulation = simulation.replica("r" + i, joins, behaviour(random));
    }
    return random.nextBoolean()
        ? simulation
        : simulation.stopAt(Duration.ofMillis(1000 + random.nextInt(6000)));
  }

  private static Behaviour behaviour(Random random) {
    Behaviour all = one(random);
    for (int i = random.nextInt(3); i > 0; i--) {
      all = all.from(Duration.ofMillis(random.nextInt(5000)), one(random));
    }
    return all.on("y", one(random));
  }

  private static Behaviour one(Random random) {
    Delay delay = Delay.linear(Duration.ofMillis(random.nextInt(400)), 1 + random.nextInt(20));
    return switch (random.nextInt(8)) {
      case 0 -> Behaviour.status(503, delay);
      case 1 -> Behaviour.status(500, delay);
      case 2 -> Behaviour.status(429, delay);
      case 3 -> Behaviour.status(404, delay);
      case 4 -> Behaviour.status(0, delay);
      case 5 -> Behaviour.never();
      default -> Behaviour.ok(delay);
    };
  }
}
