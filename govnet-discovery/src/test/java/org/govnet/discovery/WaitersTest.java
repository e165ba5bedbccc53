package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.govnet.discovery.Waiters.Outcome;
import org.govnet.discovery.Waiters.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitersTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<String> told = new ArrayList<>();
  private final Waiters waiters = new Waiters(3, 7, Runnable::run);

  private Waiter await(String name, long since, long deadline) {
    return waiters.await(since, deadline, outcome -> told.add(name + " " + outcome));
  }

  @Test
  void tellsWhoeverWaitsForANewerRevision() {
    await("level", 7, 30 * SECOND);
    await("ahead", 9, 30 * SECOND);
    assertThat(told).isEmpty();
    assertThat(waiters).hasToString("Waiters 2 of 3");
    waiters.moved(8);
    assertThat(told).containsExactly("level MOVED");
    waiters.moved(10);
    assertThat(told).containsExactly("level MOVED", "ahead MOVED");
    assertThat(waiters.count()).isZero();
  }

  @Test
  void tellsAtOnceWhoIsBehindAlready() {
    assertThat(await("behind", 6, 30 * SECOND).waits()).isFalse();
    assertThat(told).containsExactly("behind MOVED");
    // A revision published between a look at the directory and the wait must not be missed.
    waiters.moved(8);
    await("late", 7, 30 * SECOND);
    assertThat(told).containsExactly("behind MOVED", "late MOVED");
  }

  @Test
  void aRevisionThatIsNotNewerWakesNobody() {
    await("level", 7, 30 * SECOND);
    waiters.moved(7);
    waiters.moved(3);
    assertThat(told).isEmpty();
    assertThat(await("another", 7, 30 * SECOND).waits()).isTrue();
  }

  @Test
  void endsAWaitAtItsTimeAndNotBefore() {
    waiters.tick(5 * SECOND);
    await("short", 7, 6 * SECOND);
    await("long", 7, 200 * SECOND); // more than once round the wheel
    waiters.tick(6 * SECOND - 1);
    assertThat(told).isEmpty();
    waiters.tick(6 * SECOND);
    assertThat(told).containsExactly("short OVER");
    for (long now = 6; now < 200; now++) {
      waiters.tick(now * SECOND);
    }
    assertThat(told).containsExactly("short OVER");
    waiters.tick(200 * SECOND);
    assertThat(told).containsExactly("short OVER", "long OVER");
  }

  @Test
  void endsAWaitWhoseTimeWasUpBeforeItBegan() {
    waiters.tick(100 * SECOND);
    await("late", 7, 40 * SECOND);
    waiters.tick(100 * SECOND);
    assertThat(told).containsExactly("late OVER");
  }

  @Test
  void aTickForEarlierChangesNothing() {
    waiters.tick(100 * SECOND);
    await("waits", 7, 101 * SECOND);
    waiters.tick(50 * SECOND);
    waiters.tick(101 * SECOND);
    assertThat(told).containsExactly("waits OVER");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void keepsTimeOnAClockThatStartsAnywhere(long start) {
    waiters.tick(start);
    await("waits", 7, start + 30 * SECOND);
    waiters.tick(start + 30 * SECOND - 1);
    assertThat(told).isEmpty();
    waiters.tick(start + 30 * SECOND);
    assertThat(told).containsExactly("waits OVER");
  }

  @Test
  void whoIsCancelledIsNotTold() {
    Waiter gone = await("gone", 7, 30 * SECOND);
    Waiter stays = await("stays", 7, 30 * SECOND);
    assertThat(gone.cancel()).isTrue();
    assertThat(gone.cancel()).isFalse();
    assertThat(waiters.count()).isEqualTo(1);
    waiters.moved(8);
    assertThat(told).containsExactly("stays MOVED");
    assertThat(stays.cancel()).isFalse();
    assertThat(waiters.count()).isZero();
  }

  @Test
  void beyondItsLimitTheNewestIsAnsweredAtOnce() {
    await("a", 7, 30 * SECOND);
    Waiter b = await("b", 7, 30 * SECOND);
    await("c", 7, 30 * SECOND);
    assertThat(await("d", 7, 30 * SECOND).waits()).isFalse();
    assertThat(told).containsExactly("d OVER");
    b.cancel();
    assertThat(await("e", 7, 30 * SECOND).waits()).isTrue();
    assertThat(told).containsExactly("d OVER");
    assertThatThrownBy(() -> new Waiters(0, 0, Runnable::run))
        .hasMessage("max must be at least 1: 0");
  }

  @Test
  void closingEndsAllWaitsAndLaterOnesBeforeTheyBegin() {
    await("waits", 7, 30 * SECOND);
    waiters.close();
    await("late", 7, 30 * SECOND);
    waiters.close();
    waiters.moved(8);
    assertThat(told).containsExactly("waits OVER", "late OVER");
  }

  @Test
  void oneThatFailsStopsNoOther() {
    await("a", 7, 30 * SECOND);
    waiters.await(
        7,
        30 * SECOND,
        outcome -> {
          throw new IllegalStateException("in a test");
        });
    await("c", 7, 30 * SECOND);
    waiters.moved(8);
    assertThat(told).containsExactly("a MOVED", "c MOVED");
  }

  @Test
  void tellsOnTheThreadThatMovesOnlyIfTheExecutorWillNot() {
    List<Runnable> handed = new ArrayList<>();
    boolean[] open = {true};
    Waiters given =
        new Waiters(
            3,
            7,
            task -> {
              if (!open[0]) {
                throw new RejectedExecutionException("in a test");
              }
              handed.add(task);
            });
    given.await(7, SECOND, outcome -> told.add("first"));
    given.await(7, SECOND, outcome -> told.add("second"));
    given.moved(8);
    assertThat(told).isEmpty();
    assertThat(given.count()).isZero();
    handed.forEach(Runnable::run);
    assertThat(told).containsExactly("first", "second");
    given.await(8, SECOND, outcome -> told.add("third"));
    open[0] = false;
    given.tick(SECOND);
    assertThat(told).containsExactly("first", "second", "third");
  }

  @Test
  void anOutcomeMayWaitOnAndCancelOthers() {
    Waiter[] other = new Waiter[1];
    waiters.await(
        7,
        30 * SECOND,
        outcome -> {
          told.add("again " + other[0].cancel());
          await("again", 8, 60 * SECOND);
        });
    other[0] = await("other", 9, 30 * SECOND);
    waiters.moved(8);
    assertThat(told).containsExactly("again true");
    waiters.moved(9);
    assertThat(told).containsExactly("again true", "again MOVED");
  }

  private static final class Model {
    final long since;
    final long deadline;
    final List<Outcome> outcomes = new ArrayList<>();
    final Waiter waiter;
    boolean cancelled;

    Model(Waiters waiters, long since, long deadline) {
      this.since = since;
      this.deadline = deadline;
      this.waiter = waiters.await(since, deadline, outcomes::add);
    }
  }

  /** Whatever is done in whatever order, as the plain reading of the rules has it. */
  @Property(tries = 300)
  void doesWhatAPlainListWouldDo(@ForAll long seed) {
    Random random = new Random(seed);
    long now = random.nextLong();
    long revision = 0;
    int max = 1 + random.nextInt(20);
    Waiters real = new Waiters(max, revision, Runnable::run);
    List<Model> all = new ArrayList<>();
    Map<Model, Outcome> expected = new HashMap<>();
    for (int step = 0; step < 200; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2, 3 -> {
          long waiting = all.stream().filter(m -> !m.cancelled && !expected.containsKey(m)).count();
          Model model =
              new Model(
                  real,
                  revision - 1 + random.nextInt(3),
                  now + (random.nextInt(150) - 10) * SECOND + random.nextInt(1000));
          if (model.since < revision) {
            expected.put(model, Outcome.MOVED);
          } else if (waiting == max) {
            expected.put(model, Outcome.OVER);
          }
          all.add(model);
        }
        case 4 -> {
          revision += random.nextInt(2);
          real.moved(revision);
          for (Model model : all) {
            if (!model.cancelled && model.since < revision) {
              expected.putIfAbsent(model, Outcome.MOVED);
            }
          }
        }
        case 5, 6 -> {
          now += (long) (Math.pow(random.nextDouble(), 4) * 200 * SECOND);
          real.tick(now);
          for (Model model : all) {
            if (!model.cancelled && model.deadline - now <= 0) {
              expected.putIfAbsent(model, Outcome.OVER);
            }
          }
        }
        default -> {
          if (!all.isEmpty()) {
            Model model = all.get(random.nextInt(all.size()));
            boolean waits = !model.cancelled && !expected.containsKey(model);
            assertThat(model.waiter.waits()).isEqualTo(waits);
            assertThat(model.waiter.cancel()).isEqualTo(waits);
            model.cancelled |= waits;
          }
        }
      }
      for (Model model : all) {
        assertThat(model.outcomes)
            .isEqualTo(expected.containsKey(model) ? List.of(expected.get(model)) : List.of());
      }
      assertThat(real.count())
          .isEqualTo(
              (int) all.stream().filter(m -> !m.cancelled && !expected.containsKey(m)).count());
    }
  }

  @Test
  void tellsEachOfThousandsOnceWhileManyThreadsMoveTickAndCancel() throws Exception {
    int each = 5_000;
    int threads = 4;
    AtomicIntegerArray outcomes = new AtomicIntegerArray(each * threads);
    AtomicInteger cancelled = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads + 2);
    try {
      Waiters many = new Waiters(500, 0, pool);
      CountDownLatch begun = new CountDownLatch(threads);
      List<Future<?>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t * each;
        work.add(
            pool.submit(
                () -> {
                  begun.countDown();
                  for (int i = 0; i < each; i++) {
                    int index = first + i;
                    Waiter waiter =
                        many.await(i / 50, i * SECOND / 100, o -> outcomes.incrementAndGet(index));
                    if (index % 7 == 0 && waiter.cancel()) {
                      outcomes.incrementAndGet(index);
                      cancelled.incrementAndGet();
                    }
                  }
                }));
      }
      begun.await();
      for (int i = 0; i < each; i++) {
        many.moved(i / 50);
        many.tick(i * SECOND / 100);
      }
      for (Future<?> done : work) {
        done.get(30, TimeUnit.SECONDS);
      }
      many.close();
      assertThat(many.count()).isZero();
    } finally {
      pool.shutdown();
      assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    for (int i = 0; i < outcomes.length(); i++) {
      assertThat(outcomes.get(i)).as("waiter " + i).isEqualTo(1);
    }
    assertThat(cancelled).hasPositiveValue();
  }
}
