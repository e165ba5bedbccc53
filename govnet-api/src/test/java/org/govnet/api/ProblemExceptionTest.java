package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemExceptionTest {
  private static ProblemException problem(int status) {
    return new ProblemException(Problem.of(status, "busy", Party.PROVIDER, "Busy", "later"));
  }

  @Test
  void saysWhenToAskAgainInWholeSeconds() {
    ProblemException busy = problem(503);

    assertThat(busy.retryAfter()).isEmpty();
    assertThat(busy.retryAfter(Duration.ofMillis(1_999))).isSameAs(busy);
    assertThat(busy.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(problem(429).retryAfter(Duration.ofHours(1)).retryAfter())
        .contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1_000, 0, 999, 3_600_001})
  void refusesATimeThatNobodyWouldHonour(long millis) {
    assertThatThrownBy(() -> problem(503).retryAfter(Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retry after must be 1 s to 1 h: " + Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 500})
  void refusesATimeForWhatWillNotPass(int status) {
    assertThatThrownBy(() -> problem(status).retryAfter(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a problem of status "
                + status
                + " is not one to ask again later: only 429 and 503 are");
  }
}
