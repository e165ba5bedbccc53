package org.govnet.examples.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectoryCheckTest {
  private static HealthCheck.Result of(Freshness freshness) {
    return new DirectoryCheck(
            () -> new DirectoryStatus(7, freshness, Duration.ofHours(2), 9, 0, 1, 1, 3, 1, "none"))
        .execute();
  }

  @ParameterizedTest
  @EnumSource(names = {"FRESH", "STALE", "DEGRADED"})
  void isHealthyAsLongAsItServes(Freshness freshness) {
    assertThat(of(freshness).isHealthy()).isTrue();
  }

  @Test
  void isUnhealthyOnceItCannotTellWhoIsCalling() {
    HealthCheck.Result result = of(Freshness.EXPIRED);
    assertThat(result.isHealthy()).isFalse();
    assertThat(result.getMessage())
        .isEqualTo("the directory is EXPIRED, of revision 7; the last round of failures: none");
    assertThat(result.getDetails()).containsEntry("ageSeconds", 7200L);
  }
}
