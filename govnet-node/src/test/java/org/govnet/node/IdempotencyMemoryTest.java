package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.junit.jupiter.api.Test;

class IdempotencyMemoryTest {
  private static final NodeId LEEDS = NodeId.of("leeds");
  private static final NodeId YORK = NodeId.of("york");

  private final HandClock clock = new HandClock(Instant.parse("2026-08-09T13:58:07Z"));
  private final IdempotencyMemory memory = new IdempotencyMemory(clock, 8, 1000);

  private static IdempotencyMemory.Scope scope(NodeId caller, String key) {
    return new IdempotencyMemory.Scope(caller, "POST /x", IdempotencyKey.of(key));
  }

  private static ResponseMessage answer(int status, int size) {
    return new ResponseMessage(status, Fields.empty(), new byte[size]);
  }

  private Admitted.RunOnce claim(NodeId caller, String key) {
    return (Admitted.RunOnce) memory.claim(scope(caller, key), "asked");
  }

  private void run(NodeId caller, String key, int status, int size) {
    memory.complete(claim(caller, key), answer(status, size));
  }

  private void refuses(NodeId caller, String key, String code) {
    assertThatThrownBy(() -> memory.claim(scope(caller, key), "asked"))
        .isInstanceOfSatisfying(
            RefusedRequest.class, refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  @Test
  void forgetsAnAnswerAfterADay() {
    run(LEEDS, "a", 200, 1);
    clock.pass(Duration.ofDays(1).minusMillis(1));
    assertThat(memory.claim(scope(LEEDS, "a"), "asked")).isInstanceOf(Admitted.Answered.class);
    clock.pass(Duration.ofMillis(1));
    assertThat(memory.claim(scope(LEEDS, "a"), "asked")).isInstanceOf(Admitted.RunOnce.class);
  }

  /** What took long is newer than what began after it. */
  @Test
  void forgetsInTheOrderOfTheAnswersAndNotOfTheQuestions() {
    Admitted.RunOnce slow = claim(LEEDS, "slow");
    run(LEEDS, "quick", 200, 100);
    clock.pass(Duration.ofHours(1));
    memory.complete(slow, answer(200, 100));
    clock.pass(Duration.ofHours(23));
    assertThat(memory.claim(scope(LEEDS, "quick"), "asked")).isInstanceOf(Admitted.RunOnce.class);
    assertThat(memory.claim(scope(LEEDS, "slow"), "asked")).isInstanceOf(Admitted.Answered.class);
  }

  @Test
  void givesTheRoomOfWhatItForgetsToOthers() {
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 4; i++) {
        run(LEEDS, "l" + i, 200, 125);
      }
      refuses(LEEDS, "one-more", "idempotency-memory-full");
      clock.pass(Duration.ofDays(1));
    }
  }

  @Test
  void givesBackTheRoomOfAFailure() {
    for (int i = 0; i < 50; i++) {
      run(LEEDS, "k" + i, i % 2 == 0 ? 500 : 429, 900);
    }
    run(LEEDS, "k0", 200, 1);
  }

  @Test
  void leavesRoomForOthersWhenOneCallerHasTakenItsShareOfRows() {
    for (int i = 0; i < 4; i++) {
      claim(LEEDS, "l" + i);
    }
    refuses(LEEDS, "l4", "idempotency-memory-full");
    run(YORK, "y0", 200, 1);
  }

  @Test
  void leavesRoomForOthersWhenOneCallerHasTakenItsShareOfBytes() {
    run(LEEDS, "l0", 200, 500);
    refuses(LEEDS, "l1", "idempotency-memory-full");
    assertThat(memory.claim(scope(LEEDS, "l0"), "asked")).isInstanceOf(Admitted.Answered.class);
    run(YORK, "y0", 200, 1);
  }

  @Test
  void refusesRatherThanForgetWhenAllIsTaken() {
    for (int i = 0; i < 4; i++) {
      claim(LEEDS, "l" + i);
      claim(YORK, "y" + i);
    }
    refuses(NodeId.of("hull"), "h", "idempotency-memory-full");
  }

  @Test
  void tellsWhoComesTooEarlyAndWhoAsksForSomethingElse() {
    claim(LEEDS, "a");
    refuses(LEEDS, "a", "idempotency-in-progress");
    assertThatThrownBy(() -> memory.claim(scope(LEEDS, "a"), "something else"))
        .hasMessage(
            "409 idempotency-key-reused: key a belongs to a request with another body, query, purpose or"
                + " legal basis; use a new key");
    claim(YORK, "a");
  }
}
