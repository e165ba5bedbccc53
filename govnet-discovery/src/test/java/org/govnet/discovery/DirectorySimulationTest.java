package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.govnet.discovery.DirectorySimulation.Mutation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Fifty nodes under drop, delay, duplication, partitions, wrong clocks, crashes and a hostile
 * mirror. Invariants: a reader's revision never falls; all converge within 3 minutes after healing;
 * nothing is fresh past its limit; a revoked node is not routable after a minute; a fault never
 * reads as not registered; after twenty minutes without the directory all are fresh again within
 * one.
 */
class DirectorySimulationTest {
  private static void run(long from, long to) {
    long chosen = Long.getLong("govnet.sim.seed", -1);
    // Each on one thread; several beside one another.
    LongStream.range(chosen < 0 ? from : chosen, chosen < 0 ? to : chosen + 1)
        .parallel()
        .forEach(
            seed -> assertThat(new DirectorySimulation(seed, Mutation.NONE).run()).isNotZero());
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void twentySeeds() {
    run(0, 20);
  }

  /** Fewer where the time for all is short: {@code -Dgovnet.sim.seeds=300}. */
  @Test
  @Tag("campaign")
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void aThousandSeeds() {
    run(1_000, 1_000 + Long.getLong("govnet.sim.seeds", 1_000));
  }

  @Test
  void aSeedReplays() {
    assertThat(new DirectorySimulation(7, Mutation.NONE).run())
        .isEqualTo(new DirectorySimulation(7, Mutation.NONE).run())
        .isNotEqualTo(new DirectorySimulation(8, Mutation.NONE).run());
  }

  @Test
  void theInvariantsCanFail() {
    assertThatThrownBy(() -> new DirectorySimulation(3, Mutation.FORGETS).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("a revision fell (node ")
        .hasMessageEndingWith("; replay with -Dgovnet.sim.seed=3");
    assertFails(Mutation.NEVER_HEALS, "not converged (node ");
    assertFails(Mutation.BEGINS_EARLIER, "an admitted node is not registered (node ");
    assertFails(Mutation.GOES_DEAF, "a revoked node is routable (node ");
    assertFails(Mutation.NEVER_STALE, "fresh past its limit (node ");
  }

  private static void assertFails(Mutation mutation, String violation) {
    assertThatThrownBy(() -> new DirectorySimulation(3, mutation).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(violation);
  }
}
