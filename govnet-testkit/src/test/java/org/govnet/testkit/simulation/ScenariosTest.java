package org.govnet.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the client's decisions are worth: never less than the best that Dialogue publishes of its
 * own strategies, by more than one seed, for nothing here may be luck.
 */
class ScenariosTest {
  private static final int SEEDS = 3;

  private static Simulation scenario(String name) {
    return Scenarios.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Success in percent at least; mean in milliseconds at most. */
  @ParameterizedTest
  @CsvSource({
    "simplest, 100, 786",
    "slow_503s, 100, 89",
    "fast_503s, 100, 120",
    "drastic_slowdown, 100, 130",
    "all_nodes_500, 74.1,",
    "black_hole, 94,",
    "one_endpoint_dies, 96,"
  })
  void doesAsWellAsTheBestKnown(String name, double success, Long meanMillis) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Report report = scenario(name).run(seed);

      assertThat(report.successPercent())
          .as("success by seed %s", seed)
          .isGreaterThanOrEqualTo(success);
      if (meanMillis != null) {
        assertThat(report.mean().plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS))
            .as("mean by seed %s", seed)
            .isLessThanOrEqualTo(Duration.ofMillis(meanMillis));
      }
      assertThat(report.leaks()).as("leaks by seed %s", seed).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("org.govnet.testkit.simulation.Scenarios#all")
  void losesNothingWhateverThePick(Simulation scenario) {
    for (Strategy strategy :
        new Strategy[] {Strategy.ROUND_ROBIN, Strategy.LEAST_IN_FLIGHT, Strategy.TWO_CHOICES}) {
      assertThat(scenario.strategy(strategy).run(1).leaks()).isZero();
    }
  }

  /** The page is written by the benchmarks; this says when to. */
  @ParameterizedTest
  @MethodSource("org.govnet.testkit.simulation.Scenarios#all")
  void theDocumentationShowsThese(Simulation scenario) throws IOException {
    Report report = scenario.run(1);
    String row =
        String.format(
            Locale.ROOT,
            "| `%s` | %.1f %% (%.3f s) |",
            scenario.name(),
            report.successPercent(),
            report.mean().toNanos() / 1e9);

    assertThat(Files.readString(Path.of("..", "docs", "simulation.md")))
        .as("docs/simulation.md, written by -Pbenchmark -Dbench=simulation -Dbench.docs=../docs")
        .contains(row);
  }

  /** Keys only help: what may be sent twice is. */
  @ParameterizedTest
  @MethodSource("org.govnet.testkit.simulation.Scenarios#all")
  void succeedsNoLessWithKeys(Simulation scenario) {
    assertThat(scenario.method("POST", true).run(1).successPercent())
        .isGreaterThanOrEqualTo(scenario.run(1).successPercent());
  }

  @ParameterizedTest
  @MethodSource("org.govnet.testkit.simulation.Scenarios#all")
  void doesTheSameAgain(Simulation scenario) {
    assertThat(scenario.run(7)).isEqualTo(scenario.run(7));
  }
}
