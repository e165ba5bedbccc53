package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.govnet.api.Parameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any contract that docs/contracts.md allows can be called, and every call of it arrives as it was
 * sent or is not sent. The contracts are generated; a failure names the seed of its contract.
 */
class GeneratedContractsTest {
  // Those of a batch are compiled at once and served by one node.
  private static final int BATCH = 16;

  private static void run(Path folder, long from, long to, int sets) {
    long chosen = Long.getLong(GeneratedContracts.SEED, -1);
    long first = chosen < 0 ? from : chosen;
    long end = chosen < 0 ? to : chosen + 1;
    try (GeneratedContracts contracts = new GeneratedContracts(folder)) {
      for (long at = first; at < end; at += BATCH) {
        contracts.run(at, Math.min(end, at + BATCH), sets);
      }
      assertThat(contracts.arrived)
          .as(
              "%d contracts, %d operations, %d calls",
              contracts.contracts, contracts.operations, contracts.calls)
          .isGreaterThan(contracts.calls / 2);
      if (chosen < 0) {
        assertThat(contracts.kinds).as("of every kind").contains(Parameter.Kind.values());
        assertThat(contracts.arities).as("of every arity").contains(Parameter.Arity.values());
      }
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void sixteenContracts(@TempDir Path folder) {
    run(folder, 0, BATCH, 4);
  }

  @Test
  @Tag("campaign")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void hundredsOfContracts(@TempDir Path folder) {
    run(folder, 1_024, 1_152, 8);
  }
}
