package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppChecksTest {
  private long nanos;
  private @Nullable String said;
  private final AppChecks checks =
      new AppChecks(
          Map.of(
              "database",
              () -> {
                if ("throw".equals(said)) {
                  throw new IOException("password=hunter2");
                }
                return said;
              }),
          () -> nanos);
  private final Health health = new Health(checks.checks());

  private Map<?, ?> database() {
    return (Map<?, ?>) ((List<?>) requireNonNull(health.report().get("checks"))).get(0);
  }

  private String why() {
    return String.valueOf(database().get("why"));
  }

  @Test
  void isNotReadyBeforeItHasLooked() {
    assertThat(health.ready()).isFalse();
    assertThat(database().get("name")).isEqualTo("database");
    assertThat(database().get("ok")).isEqualTo(false);
    assertThat(why()).isEqualTo("has not answered yet");

    checks.look();

    assertThat(health.ready()).isTrue();
    assertThat(health.report())
        .containsEntry("live", true)
        .containsEntry("ready", true)
        .containsEntry("checks", List.of(Map.of("name", "database", "ok", true)));
  }

  @Test
  void saysWhatTheCheckSaysAndNoMoreThan200CharactersOfIt() {
    said = "x".repeat(300);
    checks.look();
    assertThat(why()).isEqualTo("x".repeat(200));
  }

  @Test
  void tellsNobodyTheMessageOfWhatACheckThrew() {
    said = "throw";
    checks.look();
    assertThat(why()).isEqualTo("failed: IOException");
    assertThat(health.report().toString()).doesNotContain("hunter2");
  }

  @Test
  void oneThatHangsHasNotAnswered() {
    checks.look();
    nanos += Duration.ofSeconds(15).toNanos();
    assertThat(health.ready()).isTrue();
    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(why()).isEqualTo("has not answered for 17 s");
  }

  @Test
  void refusesANameThatIsNoneOrTakenAndTheSeventeenth() {
    NodeSettings settings = new NodeSettings();
    assertThatThrownBy(() -> settings.health("Data base", () -> null))
        .hasMessage(
            "a health check's name must be 1 to 63 of a-z, 0-9 and single hyphens, starting with"
                + " a letter: \"Data base\"");
    assertThatThrownBy(() -> settings.health("clock", () -> null))
        .hasMessage("there is a health check clock already");
    for (int i = 0; i < 16; i++) {
      settings.health("queue-" + i, () -> null);
    }
    assertThatThrownBy(() -> settings.health("queue-1", () -> null))
        .hasMessage("there is a health check queue-1 already");
    assertThatThrownBy(() -> settings.health("one-more", () -> null))
        .hasMessage("a node has at most 16 health checks of its own; one-more is too many");
  }
}
