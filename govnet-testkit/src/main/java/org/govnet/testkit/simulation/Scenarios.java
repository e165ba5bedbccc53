package org.govnet.testkit.simulation;

import java.time.Duration;
import java.util.List;
import org.govnet.client.CallPolicy;

/**
 * Seven ways in which replicas do badly, those of the published simulation of Palantir's Dialogue:
 * 10 clients with memories of their own, POST without an idempotency key, no delay of the network,
 * and no timeout but five minutes.
 */
public final class Scenarios {
  private static final CallPolicy PATIENT =
      new CallPolicy(Duration.ofMinutes(5), Duration.ofMinutes(5), CallPolicy.DEFAULT.attempts());

  private static final Behaviour STEADY = Behaviour.ok(Delay.of(Duration.ofMillis(600)));
  private static final Behaviour BUSY = Behaviour.ok(Delay.linear(Duration.ofMillis(60), 60));

  private Scenarios() {}

  /** All seven. */
  public static List<Simulation> all() {
    return List.of(
        simplest(),
        slow503s(),
        fast503s(),
        drasticSlowdown(),
        allNodes500(),
        blackHole(),
        oneEndpointDies());
  }

  private static Simulation named(String name, int rate, Duration lasting) {
    return Simulation.named(name).policy(PATIENT).rate(rate).lasting(lasting);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Three replicas, one as fast as it is, another slower, the third slower still. */
  public static Simulation simplest() {
    return named("simplest", 11, Duration.ofMinutes(20))
        .replica("a", STEADY)
        .replica("b", Behaviour.ok(Delay.of(Duration.ofMillis(800))))
        .replica("c", Behaviour.ok(Delay.of(Duration.ofSeconds(1))));
  }

  /** One of two is overloaded for seven seconds, and takes a second or two to say so. */
  public static Simulation slow503s() {
    Behaviour overloaded = Behaviour.status(503, Delay.linear(seconds(1), 60));
    return named("slow_503s", 200, seconds(15))
        .replica("a", BUSY)
        .replica("b", BUSY.from(seconds(3), overloaded).from(seconds(10), BUSY));
  }

  /** One of two refuses at once for most of a minute, and so always looks idle. */
  public static Simulation fast503s() {
    Behaviour well = Behaviour.ok(Delay.of(Duration.ofMillis(120)));
    Behaviour refusing = Behaviour.status(503, Delay.of(Duration.ofNanos(10)));
    return named("fast_503s", 500, seconds(90))
        .replica("a", well)
        .replica("b", well.from(seconds(3), refusing).from(seconds(60), well));
  }

  /** One of two takes ten seconds and more for an answer, for seven seconds. */
  public static Simulation drasticSlowdown() {
    Behaviour slow = Behaviour.ok(Delay.linear(seconds(10), 60));
    return named("drastic_slowdown", 200, seconds(20))
        .replica("a", BUSY)
        .replica("b", BUSY.from(seconds(3), slow).from(seconds(10), BUSY));
  }

  /** Both fail at everything for ten seconds. */
  public static Simulation allNodes500() {
    Behaviour failing =
        Behaviour.status(500, Delay.of(Duration.ofMillis(600))).from(seconds(10), STEADY);
    return named("all_nodes_500", 100, seconds(20)).replica("a", failing).replica("b", failing);
  }

  /** One of two takes requests and never answers any more. */
  public static Simulation blackHole() {
    return named("black_hole", 200, seconds(10))
        .replica("a", STEADY)
        .replica("b", STEADY.from(seconds(3), Behaviour.never()))
        .stopAt(seconds(30));
  }

  /** Each of two fails at the operation that the other does well. */
  public static Simulation oneEndpointDies() {
    Behaviour failing = Behaviour.status(500, Delay.of(Duration.ofMillis(600)));
    return named("one_endpoint_dies", 250, seconds(10))
        .operations("e1", "e2")
        .replica("a", STEADY.from(seconds(3), STEADY.on("e1", failing)))
        .replica("b", STEADY.from(seconds(3), STEADY.on("e2", failing)));
  }
}
