package org.govnet.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class GovnetHealthTest {
  private static Health of(Freshness freshness) {
    return new GovnetHealth(
            () -> new DirectoryStatus(7, freshness, Duration.ofHours(2), 9, 0, 1, 1, 3, 1, "none"))
        .health();
  }

  @ParameterizedTest
  @EnumSource(names = {"FRESH", "STALE", "DEGRADED"})
  void isUpAsLongAsItServes(Freshness freshness) {
    assertThat(of(freshness).getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void isDownOnceItCannotTellWhoIsCalling() {
    Health health = of(Freshness.EXPIRED);
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails())
        .containsEntry("freshness", Freshness.EXPIRED)
        .containsEntry("revision", 7L)
        .containsEntry("ageSeconds", 7200L)
        .containsEntry("lastFailure", "none");
  }
}
