package org.govnet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
  private static final Instant START = Instant.parse("2026-08-09T13:58:07Z");

  private final TestClock clock = new TestClock("2026-08-09T13:58:07.900Z");
  private final ReplayMemory memory = new ReplayMemory(clock, 3);

  @Test
  void refusesANonceSeenBefore() {
    memory.admit(message("birmingham", "one", START));
    refused(
        "401 replayed: the nonce has been used by birmingham#key",
        message("birmingham", "one", START));
    refused(
        "401 replayed: the nonce has been used by birmingham#key",
        message("birmingham", "one", START.plusSeconds(10)));
  }

  @Test
  void admitsTheSameNonceOfAnotherKey() {
    memory.admit(message("birmingham", "one", START));
    memory.admit(message("swansea", "one", START));
    assertThat(memory).hasToString("ReplayMemory 2 of 3");
  }

  @Test
  void refusesAMessageMadeBeforeTheSecondOfItsStart() {
    memory.admit(message("birmingham", "same-second", START));
    refused(
        "401 signature-early: created is 2026-08-09T13:58:06Z and this replica started at"
            + " 2026-08-09T13:58:07Z: sign it again",
        message("birmingham", "before", START.minusSeconds(1)));
  }

  @Test
  void refusesRatherThanForgetsWhenFull() {
    for (String nonce : List.of("one", "two", "three")) {
      memory.admit(message("birmingham", nonce, START));
    }
    Exchange.assertRefused(
        Party.PROVIDER,
        "503 replay-memory-full: all of its 3 places are taken: try again later",
        () -> memory.admit(message("birmingham", "four", START)));
    refused(
        "401 replayed: the nonce has been used by birmingham#key",
        message("birmingham", "one", START));
  }

  @Test
  void remembersForAsLongAsTheMessageCouldPass() {
    Verified message = message("birmingham", "one", START);
    memory.admit(message);
    clock.advance(Duration.ofMillis(359_100 + 999)); // 300 s after its end, in the same second
    refused("401 replayed: the nonce has been used by birmingham#key", message);
    clock.advance(Duration.ofMillis(1));
    refused(
        "401 signature-expired: expires is 2026-08-09T13:59:07Z and that is long past", message);
    assertThat(memory).hasToString("ReplayMemory 0 of 3");
  }

  @Test
  void hasRoomAgainWhenMessagesCannotPassAnyMore() {
    for (String nonce : List.of("one", "two", "three")) {
      memory.admit(message("birmingham", nonce, START));
    }
    clock.advance(Duration.ofSeconds(361));
    memory.admit(message("birmingham", "four", START.plusSeconds(361)));
    assertThat(memory).hasToString("ReplayMemory 1 of 3");
  }

  @Test
  void isNotFooledByAClockThatGoesBack() {
    Verified message = message("birmingham", "one", START);
    memory.admit(message);
    clock.advance(Duration.ofSeconds(400));
    memory.admit(message("birmingham", "two", START.plusSeconds(400)));
    clock.advance(Duration.ofSeconds(-400));
    refused(
        "401 signature-expired: expires is 2026-08-09T13:59:07Z and that is long past", message);
  }

  @Test
  void admitsEachNonceOnceHoweverManyAskAtOnce() throws Exception {
    ReplayMemory large = new ReplayMemory(clock, 10_000);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        tasks.add(
            () -> {
              int admitted = 0;
              for (int i = 0; i < 2000; i++) {
                try {
                  large.admit(message("birmingham", "nonce-" + i, START));
                  admitted++;
                } catch (MessageRefused e) {
                  assertThat(e.problem().code()).isEqualTo("replayed");
                }
              }
              return admitted;
            });
      }
      int admitted = 0;
      for (Future<Integer> result : threads.invokeAll(tasks)) {
        admitted += result.get();
      }
      assertThat(admitted).isEqualTo(2000);
      assertThat(large).hasToString("ReplayMemory 2000 of 10000");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void needsRoomForOne() {
    assertThatThrownBy(() -> new ReplayMemory(clock, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity must be at least 1: 0");
  }

  private static Verified message(String node, String nonce, Instant created) {
    return new Verified(
        NodeId.of(node), node + "#key", nonce, created, created.plusSeconds(60), Set.of());
  }

  private void refused(String message, Verified verified) {
    Exchange.assertRefused(Party.CALLER, message, () -> memory.admit(verified));
  }
}
