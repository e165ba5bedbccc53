package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private static int takeAll(Limiter limiter) {
    int taken = 0;
    while (limiter.tryAcquire()) {
      taken++;
    }
    return taken;
  }

  @Test
  void letsAsManyAsItStartsWith() {
    assertThat(takeAll(new Limiter(20, 0))).isEqualTo(20);
  }

  @Test
  void doublesWithEachRoundUntilTheFirstOverload() {
    Limiter limiter = new Limiter(5, 0);
    takeAll(limiter);
    for (int i = 0; i < 5; i++) {
      limiter.well();
    }

    assertThat(limiter.limit()).isEqualTo(10);
  }

  @Test
  void halvesOnceForAllThatWereOnTheirWay() {
    Limiter limiter = new Limiter(20, 0);
    for (int i = 0; i < 10; i++) {
      limiter.overloaded(5, 10 + i);
    }
    assertThat(limiter.limit()).isEqualTo(10);

    limiter.overloaded(11, 30);
    assertThat(limiter.limit()).isEqualTo(5);
  }

  @Test
  void growsByOneARoundAfterAnOverload() {
    Limiter limiter = new Limiter(20, 0);
    limiter.overloaded(1, 2);
    takeAll(limiter);
    for (int i = 0; i < 11; i++) {
      limiter.well();
    }

    assertThat(limiter.limit()).isEqualTo(11);
  }

  @Test
  void takesATenthOfWhatIsInUseForAFailureOfTheServices() {
    Limiter limiter = new Limiter(20, 0);
    takeAll(limiter);
    limiter.faulty();
    assertThat(limiter.limit()).isEqualTo(18);

    Limiter unused = new Limiter(20, 0);
    unused.tryAcquire();
    unused.tryAcquire();
    unused.tryAcquire();
    unused.tryAcquire();
    unused.faulty();
    assertThat(unused.limit()).isEqualTo(3);
  }

  @Test
  void isSoonWhereItWasAfterASingleFailure() {
    Limiter limiter = new Limiter(20, 0);
    limiter.tryAcquire();
    limiter.faulty();
    assertThat(limiter.limit()).isEqualTo(1);

    for (int i = 0; i < 19; i++) {
      takeAll(limiter);
      limiter.well();
    }
    assertThat(limiter.limit()).isEqualTo(20);
  }

  @Test
  void isSlowlyWhereItWasAfterManyFailures() {
    Limiter limiter = new Limiter(20, 0);
    for (int i = 0; i < 100; i++) {
      takeAll(limiter);
      limiter.faulty();
    }
    for (int i = 0; i < 19; i++) {
      takeAll(limiter);
      limiter.well();
    }
    assertThat(limiter.limit()).isBetween(3, 8);
  }

  @Test
  void doesNotGrowUnused() {
    Limiter limiter = new Limiter(20, 0);
    assertThat(limiter.tryAcquire()).isTrue();
    for (int i = 0; i < 1000; i++) {
      limiter.well();
    }

    assertThat(limiter.limit()).isEqualTo(20);
  }

  @Test
  void staysBetweenOneAndTheMost() {
    Limiter limiter = new Limiter(20, 0);
    for (long i = 0; i < 100; i++) {
      limiter.overloaded(2 * i, 2 * i + 1);
    }
    assertThat(limiter.limit()).isEqualTo(1);

    Limiter other = new Limiter(20, 0);
    for (int i = 0; i < 10_000; i++) {
      takeAll(other);
      other.well();
    }
    assertThat(other.limit()).isEqualTo(Limiter.MOST);
  }

  @Test
  void neverLetsMoreThanItsLimitWhateverHappens() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Limiter limiter = new Limiter(1 + random.nextInt(30), 0);
      int held = 0;
      for (int now = 1; now < 500; now++) {
        switch (random.nextInt(4)) {
          case 0 -> {
            if (held > 0) {
              limiter.well();
              limiter.release();
              held--;
            }
          }
          case 1 -> {
            if (random.nextBoolean()) {
              limiter.overloaded(now - random.nextInt(20), now);
            } else {
              limiter.faulty();
            }
          }
          default -> {
            int before = limiter.limit();
            boolean taken = limiter.tryAcquire();
            assertThat(taken).as("seed %s", seed).isEqualTo(held < before);
            held += taken ? 1 : 0;
          }
        }
        assertThat(limiter.held()).isEqualTo(held);
      }
    }
  }

  @Test
  void isNeverExceededByThreadsTogether() throws InterruptedException, ExecutionException {
    Limiter limiter = new Limiter(7, 0);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> most = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        most.add(
            threads.submit(
                () -> {
                  int seen = 0;
                  for (int j = 0; j < 20_000; j++) {
                    if (limiter.tryAcquire()) {
                      seen = Math.max(seen, limiter.held());
                      limiter.release();
                    }
                  }
                  return seen;
                }));
      }
      for (Future<Integer> one : most) {
        assertThat(one.get()).isBetween(1, 7);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(limiter.held()).isZero();
  }
}
