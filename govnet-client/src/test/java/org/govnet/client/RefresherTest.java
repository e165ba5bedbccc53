package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefresherTest {
  private final TestTime time = new TestTime(Long.MAX_VALUE - Duration.ofSeconds(3).toNanos());
  private final TestNetwork network;

  RefresherTest(@TempDir Path folder) {
    network = new TestNetwork(folder, time);
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Refresher refresher() {
    return new Refresher(network.reader(), network.fetch(), time);
  }

  private int allowed(Refresher refresher) {
    int allowed = 0;
    while (refresher.refreshOnDemand(Long.MAX_VALUE)) {
      allowed++;
    }
    return allowed;
  }

  @Test
  void readsOnDemandFiveTimesAndThenEveryTwoSeconds() {
    Refresher refresher = refresher();

    assertThat(allowed(refresher)).isEqualTo(5);
    time.advance(Duration.ofMillis(1999));
    assertThat(allowed(refresher)).isZero();
    time.advance(Duration.ofMillis(1));
    assertThat(allowed(refresher)).isEqualTo(1);
    time.advance(Duration.ofSeconds(4));
    assertThat(allowed(refresher)).isEqualTo(2);
    time.advance(Duration.ofHours(1));
    assertThat(allowed(refresher)).as("no more is saved up").isEqualTo(5);
    assertThat(network.fetched.get()).isEqualTo(13);
  }

  @Test
  void rationsWhatFailsToo() {
    network.down = true;
    Refresher refresher = refresher();
    for (int i = 0; i < 100; i++) {
      assertThat(refresher.refreshOnDemand(Long.MAX_VALUE)).isFalse();
    }

    assertThat(network.fetched.get()).isEqualTo(5);
  }

  @Test
  void asksASlowMirrorOnceHoweverManyWaitAndWaitsNoLongerThanItMay() throws Exception {
    network.stalled = new CountDownLatch(1);
    Refresher refresher = refresher();
    for (int i = 0; i < 3; i++) {
      assertThat(refresher.refreshOnDemand(1_000_000)).isFalse();
    }

    network.stalled.countDown();
    assertThat(refresher.refreshOnDemand(Long.MAX_VALUE)).isTrue();
    refresher.close();

    assertThat(network.fetched.get()).isBetween(1, 2);
  }
}
