package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-08-09T13:58:07Z"));
  private final List<String> warned = new ArrayList<>();
  private @Nullable Instant issued;
  private final ClockWatch watch = new ClockWatch(clock, () -> issued, warned::add);

  private void hear(String node, long ahead) {
    clock.pass(Duration.ofSeconds(1));
    watch.heard(NodeId.of(node), clock.instant().plusSeconds(ahead));
  }

  @Test
  void trustsAClockThatTheOthersAgreeWith() {
    issued = clock.instant().plusSeconds(60);
    hear("leeds", -60);
    hear("york", 0);
    hear("hull", 60);
    hear("derby", 3);

    assertThat(watch.fault()).isNull();
    assertThat(watch.offset()).isEqualTo(Duration.ZERO);
    assertThat(warned).isEmpty();
  }

  @Test
  void warnsOnceWhenMostCallersClocksAreElsewhereAndOnceWhenTheyAgreeAgain() {
    hear("leeds", 90);
    hear("york", 95);
    assertThat(watch.fault()).as("two are too few").isNull();
    hear("hull", 100);
    hear("hull", 100);
    hear("leeds", 90);

    String fault =
        "this node's clock seems to be 95 s behind, by the median of 3 nodes that called lately;"
            + " set the clock";
    assertThat(watch.fault()).isEqualTo(fault);
    assertThat(warned).containsExactly(fault);

    clock.pass(Duration.ofSeconds(95));
    hear("leeds", 0);
    hear("york", 0);
    assertThat(watch.fault()).isNull();
    assertThat(warned).containsExactly(fault, "this node's clock seems to be right again");
  }

  @Test
  void saysThatItIsAhead() {
    hear("leeds", -90);
    hear("york", -90);
    hear("hull", -90);
    assertThat(watch.fault()).startsWith("this node's clock seems to be 90 s ahead, by");
  }

  @Test
  void oneNodeCannotMakeItWarnHoweverOftenItCalls() {
    hear("leeds", 1);
    hear("york", -1);
    for (int i = 0; i < 10_000; i++) {
      hear("mallory", 299);
      if (i % 300 == 0) {
        hear("leeds", 1);
        hear("york", -1);
      }
    }
    assertThat(watch.fault()).isNull();
    assertThat(warned).isEmpty();
  }

  @Test
  void halfOfTheNodesCannotEither() {
    hear("leeds", 1);
    hear("york", -1);
    hear("mallory", 299);
    hear("trudy", 299);
    assertThat(watch.fault()).isNull();
  }

  @Test
  void forgetsWhoHasNotCalledForTenMinutes() {
    hear("leeds", 90);
    hear("york", 90);
    hear("hull", 90);
    assertThat(watch.fault()).isNotNull();

    clock.pass(Duration.ofMinutes(11));
    assertThat(watch.fault()).isNull();
    assertThat(watch.offset()).isNull();
  }

  @Test
  void remembersTwoHundredAndFiftySixNodesAtMost() {
    for (int i = 0; i < 300; i++) {
      watch.heard(NodeId.of("node-" + i), clock.instant().plusSeconds(90));
    }
    assertThat(watch.fault()).contains("of 256 nodes");
  }

  @Test
  void aTimestampFromTheFutureSaysSoAlone() {
    issued = clock.instant().plusSeconds(61);
    String fault =
        "this node's clock seems to be 61 s behind or more: the directory's timestamp is from the"
            + " future; set the clock";
    assertThat(watch.fault()).isEqualTo(fault);
    assertThat(watch.fault()).isEqualTo(fault);
    clock.pass(Duration.ofSeconds(1));
    assertThat(watch.fault()).isNull();
    assertThat(warned).hasSize(2);
  }
}
