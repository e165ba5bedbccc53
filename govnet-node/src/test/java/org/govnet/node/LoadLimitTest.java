package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadLimitTest {
  @Test
  void hasAPlaceAgainOnceSomebodyHasLeft() {
    LoadLimit load = new LoadLimit(2);
    assertThat(load.enter()).isTrue();
    assertThat(load.isFull()).isFalse();
    assertThat(load.enter()).isTrue();
    assertThat(load.isFull()).isTrue();
    assertThat(load.enter()).isFalse();
    assertThat(load.refused()).isEqualTo(1);

    load.leave();

    assertThat(load.running()).isEqualTo(1);
    assertThat(load.enter()).isTrue();
  }

  @Test
  void neverHasMoreInHandThanItMay() throws Exception {
    LoadLimit load = new LoadLimit(3);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          threads.submit(
              () -> {
                together.countDown();
                together.await();
                for (int n = 0; n < 20_000; n++) {
                  if (load.enter()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    load.leave();
                  }
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(most.get()).isBetween(1, 3);
    assertThat(load.running()).isZero();
  }

  @Test
  void leavesAShortQueueBesideTheWorkers() {
    assertThat(LoadLimit.of(ServerLimits.DEFAULT).most()).isEqualTo(96);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_537})
  void refusesWhatIsNoLimit(int most) {
    assertThatThrownBy(() -> new LoadLimit(most))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxConcurrent must be 1 to 65536 requests at once: " + most);
  }
}
