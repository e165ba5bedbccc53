package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers, failures, hedges, turns, timeouts and cancels, all from threads of their own. */
class StagedCallRaceTest {
  private static final int CALLS = 4_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Timer timer = new Timer(threads);

  @AfterEach
  void end() {
    timer.close();
    threads.shutdownNow();
  }

  /** Comes to one of many ends, now or in a moment, perhaps after it was broken off. */
  private Runnable send(Random random, Consumer<Outcome> end) {
    Outcome outcome =
        switch (random.nextInt(4)) {
          case 0 -> Outcome.Failure.of(Attempt.Fault.IO, "reset");
          case 1 -> new Outcome.Failure(Attempt.Fault.CONNECT, "refused", true, 0, null);
          default -> new Outcome.Answer(null);
        };
    if (random.nextInt(50) == 0) {
      throw new IllegalStateException("nothing can be signed");
    }
    if (random.nextInt(4) == 0) {
      end.accept(outcome); // before it is known how to break it off
    } else {
      timer.at(in(random.nextInt(3_000)), () -> end.accept(outcome));
    }
    return () -> {};
  }

  @Test
  void endsEachCallOnceAndLosesNothing() throws InterruptedException {
    CallPolicy policy =
        new CallPolicy(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            3,
            new CallPolicy.Limits(true, 3, CALLS),
            CallPolicy.Hedging.after(Duration.ofMillis(1)));
    Chance chance = Chance.RANDOM;
    Engine engine =
        new Engine(
            policy.limits(),
            Ranking.SCORE,
            Breakers.lockFree(Clock.systemUTC(), chance),
            chance,
            System.nanoTime());
    NodeState node = engine.node();
    List<Replica> replicas = List.of(replica("a"), replica("b"), replica("c"));
    Endpoints endpoints =
        node.endpoints(
            node.of(replicas, replica -> null, System.nanoTime()),
            "parcel",
            true,
            System.nanoTime());
    CountDownLatch ended = new CountDownLatch(CALLS);
    List<AtomicInteger> ends = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      AtomicInteger times = new AtomicInteger();
      ends.add(times);
      Random random = new Random(i);
      CallMachine machine =
          engine.call(
              policy, endpoints, true, true, policy.deadline().toNanos(), System.nanoTime());
      StagedCall call =
          new StagedCall(
              machine,
              (flight, nanos, remaining, end) -> send(random, end),
              timer,
              System::nanoTime,
              defect -> {
                times.incrementAndGet();
                ended.countDown();
              });
      threads.execute(call::start);
      if (i % 5 == 0) {
        timer.at(in(i % 7 * 300), () -> call.cancel("no longer wanted"));
      }
    }

    assertThat(ended.await(50, TimeUnit.SECONDS)).as("%s not ended", ended.getCount()).isTrue();
    threads.shutdown();
    timer.close();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ends).allMatch(times -> times.get() == 1);
    assertThat(node.held()).isZero();
  }

  private static long in(int micros) {
    return System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
  }

  private static Replica replica(String name) {
    return new Replica(java.net.URI.create("https://" + name + ".test"), null);
  }
}
