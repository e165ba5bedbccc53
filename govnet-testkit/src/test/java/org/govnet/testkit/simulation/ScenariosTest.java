package org.govnet.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the client's decisions are worth: never less than the best that Dialogue publishes of its
 * own strategies, by more than one seed, for nothing here may be luck.
 */
class ScenariosTest {
  private static final int SEEDS = 5;

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
        assertThat(
                report.mean().plusNanos(500_000).truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
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
