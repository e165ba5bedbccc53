package org.govnet.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.govnet.testkit.simulation.Report;
import org.govnet.testkit.simulation.Scenarios;
import org.govnet.testkit.simulation.Simulation;
import org.govnet.testkit.simulation.Strategy;

/** The simulated scenarios, and what Dialogue publishes as the best of its own strategies. */
final class SimulationFigures {
  private static final String DIALOGUE = "Dialogue, the best of its strategies";
  private static final long SEED = 1;
  private static final Map<String, Report> RUN = new ConcurrentHashMap<>();

  /**
   * What Dialogue publishes.
   *
   * @param success in percent
   * @param mean in seconds; 0 where it is not published
   */
  record Published(double success, double mean) {}

  private static final Map<String, Published> PUBLISHED =
      Map.of(
          "simplest", new Published(100, 0.786),
          "slow_503s", new Published(100, 0.089),
          "fast_503s", new Published(100, 0.120),
          "drastic_slowdown", new Published(100, 0.252),
          "all_nodes_500", new Published(74.1, 0),
          "black_hole", new Published(91.5, 0),
          "one_endpoint_dies", new Published(66.2, 0));

  static final List<Figure> ALL = Scenarios.all().stream().flatMap(SimulationFigures::of).toList();

  private SimulationFigures() {}

  /** The ways to pick that are compared, ours first. */
  static Map<String, Strategy> strategies() {
    Map<String, Strategy> all = new LinkedHashMap<>();
    all.put("govnet", Strategy.GOVNET);
    all.put("by turns", Strategy.ROUND_ROBIN);
    all.put("least in flight", Strategy.LEAST_IN_FLIGHT);
    all.put("two choices", Strategy.TWO_CHOICES);
    return all;
  }

  static Published published(Simulation scenario) {
    Published published = PUBLISHED.get(scenario.name());
    if (published == null) {
      throw new IllegalStateException("nothing is published of " + scenario.name());
    }
    return published;
  }

  /** What comes of a scenario; it is run once. */
  static Report report(Simulation scenario, String strategy, boolean keyed) {
    return RUN.computeIfAbsent(
        scenario.name() + " " + strategy + " " + keyed,
        any -> {
          Strategy pick = strategies().get(strategy);
          if (pick == null) {
            throw new IllegalArgumentException("no such strategy: " + strategy);
          }
          return scenario.method("POST", keyed).strategy(pick).run(SEED);
        });
  }

  static double seconds(Report report) {
    return report.mean().toNanos() / 1e9;
  }

  private static Stream<Figure> of(Simulation scenario) {
    String name = "simulation." + scenario.name();
    Published published = published(scenario);
    boolean timed = published.mean() > 0;
    return Stream.of(
        new Figure(
            name,
            "%",
            List.of(),
            round -> report(scenario, "govnet", false).successPercent(),
            DIALOGUE,
            round -> published.success()),
        new Figure(
            name + ".mean",
            "s",
            List.of(),
            round -> seconds(report(scenario, "govnet", false)),
            timed ? DIALOGUE : null,
            timed ? round -> published.mean() : null),
        new Figure(
            name + ".keyed",
            "%",
            List.of(),
            round -> report(scenario, "govnet", true).successPercent(),
            null,
            null),
        new Figure(
            name + ".leaks",
            "",
            List.of(),
            round -> report(scenario, "govnet", false).leaks(),
            null,
            null));
  }
}
