package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class IdempotencyStoreContract {
  static final NodeId LEEDS = NodeId.of("leeds");
  static final NodeId YORK = NodeId.of("york");
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final IdempotencyLimits SMALL = new IdempotencyLimits(Duration.ofDays(1), 8, 1000);

  /** A store with nothing in it. */
  abstract IdempotencyStore create(IdempotencyLimits limits) throws Exception;

  /** Lets time pass, as the store sees it. */
  abstract void pass(Duration time) throws Exception;

  static IdempotencyStore.Scope scope(NodeId caller, String key) {
    return new IdempotencyStore.Scope(caller, "POST /x", IdempotencyKey.of(key));
  }

  static ResponseMessage answer(int status, int size) {
    return new ResponseMessage(status, Fields.empty(), new byte[size]);
  }

  static Claim claim(IdempotencyStore store, NodeId caller, String key) {
    return store.claim(scope(caller, key), "asked", false, LEASE);
  }

  static Claim.Run run(IdempotencyStore store, NodeId caller, String key) {
    Claim claim = claim(store, caller, key);
    assertThat(claim).isInstanceOf(Claim.Run.class);
    return (Claim.Run) claim;
  }

  static void done(IdempotencyStore store, NodeId caller, String key, int size) {
    ResponseMessage answer = answer(200, size);
    assertThat(store.complete(run(store, caller, key), answer))
        .isEqualTo(new Completion.Kept(answer));
  }

  static void assertSame(ResponseMessage found, ResponseMessage expected) {
    assertThat(found.status()).isEqualTo(expected.status());
    assertThat(found.body()).isEqualTo(expected.body());
    assertThat(lines(found.fields())).isEqualTo(lines(expected.fields()));
  }

  private static List<String> lines(Fields fields) {
    List<String> lines = new ArrayList<>();
    fields.forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  static void assertAnswered(Claim claim, ResponseMessage expected) {
    assertThat(claim)
        .isInstanceOfSatisfying(
            Claim.Answered.class, answered -> assertSame(answered.answer(), expected));
  }

  @Test
  void answersAgainWhatWasAnswered() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    Fields fields =
        Fields.builder()
            .add("Content-Type", "application/json")
            .add("Govnet-Note", "a: b, \u00e9 \u2615")
            .add("Location", "")
            .build();
    byte[] body = "{\"text\":\"Caf\u00e9 \\u0000\"}".getBytes(StandardCharsets.UTF_8);
    List<ResponseMessage> answers =
        List.of(
            new ResponseMessage(200, fields, body),
            new ResponseMessage(204, Fields.empty(), new byte[0]),
            new ResponseMessage(404, fields, new byte[] {0, -1, 127, -128}),
            new ResponseMessage(200, fields, new byte[1 << 20]));
    for (int i = 0; i < answers.size(); i++) {
      Completion completion = store.complete(run(store, LEEDS, "k" + i), answers.get(i));
      assertThat(completion).isEqualTo(new Completion.Kept(answers.get(i)));
    }
    for (int i = 0; i < answers.size(); i++) {
      assertAnswered(claim(store, LEEDS, "k" + i), answers.get(i));
      assertAnswered(claim(store, LEEDS, "k" + i), answers.get(i));
    }
  }

  @Test
  void tellsWhoComesTooEarlyAndWhoAsksForSomethingElse() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    Claim.Run first = run(store, LEEDS, "a");
    assertThat(claim(store, LEEDS, "a")).isEqualTo(new Claim.InProgress());
    Claim other = store.claim(scope(LEEDS, "a"), "something else", false, LEASE);
    assertThat(other).isEqualTo(new Claim.Reused());
    store.complete(first, answer(200, 1));
    assertThat(store.claim(scope(LEEDS, "a"), "something else", false, LEASE)).isEqualTo(other);
  }

  @Test
  void keepsCallersOperationsAndKeysApart() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    run(store, LEEDS, "a");
    run(store, YORK, "a");
    run(store, LEEDS, "A");
    IdempotencyKey key = IdempotencyKey.of("a");
    String path = "POST /" + "x".repeat(12_000);
    for (String operation : List.of("PUT /x", "POST /x/", path, path + "y")) {
      IdempotencyStore.Scope scope = new IdempotencyStore.Scope(LEEDS, operation, key);
      assertThat(store.claim(scope, "asked", false, LEASE)).isInstanceOf(Claim.Run.class);
      assertThat(store.claim(scope, "asked", false, LEASE)).isEqualTo(new Claim.InProgress());
    }
  }

  @Test
  void letsAFailureBeTriedAgain() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    Claim.Run first = run(store, LEEDS, "a");
    store.release(first);
    Claim.Run second = run(store, LEEDS, "a");
    // the first, which has nothing any more, takes nothing from the second
    store.release(first);
    assertThat(store.complete(first, answer(200, 1))).isEqualTo(new Completion.Lost());
    assertThat(claim(store, LEEDS, "a")).isEqualTo(new Claim.InProgress());
    ResponseMessage answer = answer(201, 2);
    assertThat(store.complete(second, answer)).isEqualTo(new Completion.Kept(answer));
    assertAnswered(claim(store, LEEDS, "a"), answer);
  }

  @Test
  void forgetsAnAnswerAfterADay() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    done(store, LEEDS, "a", 1);
    pass(Duration.ofDays(1).minusMillis(1));
    assertAnswered(claim(store, LEEDS, "a"), answer(200, 1));
    pass(Duration.ofMillis(1));
    done(store, LEEDS, "a", 2);
    assertAnswered(claim(store, LEEDS, "a"), answer(200, 2));
  }

  @Test
  void forgetsAnAnswerWhenItIsTold() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY.keptFor(Duration.ofDays(30)));
    done(store, LEEDS, "a", 1);
    pass(Duration.ofDays(30).minusMillis(1));
    assertAnswered(claim(store, LEEDS, "a"), answer(200, 1));
    pass(Duration.ofMillis(1));
    run(store, LEEDS, "a");
  }

  /** What took long is newer than what began after it. */
  @Test
  void forgetsInTheOrderOfTheAnswersAndNotOfTheQuestions() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    Claim.Run slow = run(store, LEEDS, "slow");
    done(store, LEEDS, "quick", 100);
    pass(Duration.ofHours(1));
    store.complete(slow, answer(200, 100));
    pass(Duration.ofHours(23));
    run(store, LEEDS, "quick");
    assertAnswered(claim(store, LEEDS, "slow"), answer(200, 100));
  }

  @Test
  void givesTheRoomOfWhatItForgetsToOthers() throws Exception {
    IdempotencyStore store = create(SMALL);
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 4; i++) {
        done(store, LEEDS, "l" + i, 125);
      }
      assertThat(claim(store, LEEDS, "one-more")).isEqualTo(new Claim.Full());
      pass(Duration.ofDays(1));
    }
  }

  @Test
  void givesBackTheRoomOfAFailure() throws Exception {
    IdempotencyStore store = create(SMALL);
    for (int i = 0; i < 50; i++) {
      store.release(run(store, LEEDS, "k" + i));
    }
    done(store, LEEDS, "k0", 1);
  }

  @Test
  void leavesRoomForOthersWhenOneCallerHasTakenItsShareOfRows() throws Exception {
    IdempotencyStore store = create(SMALL);
    for (int i = 0; i < 4; i++) {
      run(store, LEEDS, "l" + i);
    }
    assertThat(claim(store, LEEDS, "l4")).isEqualTo(new Claim.Full());
    done(store, YORK, "y0", 1);
  }

  @Test
  void leavesRoomForOthersWhenOneCallerHasTakenItsShareOfBytes() throws Exception {
    IdempotencyStore store = create(SMALL);
    done(store, LEEDS, "l0", 500);
    assertThat(claim(store, LEEDS, "l1")).isEqualTo(new Claim.Full());
    assertAnswered(claim(store, LEEDS, "l0"), answer(200, 500));
    done(store, YORK, "y0", 1);
  }

  @Test
  void refusesRatherThanForgetWhenAllIsTaken() throws Exception {
    IdempotencyStore store = create(SMALL);
    for (int i = 0; i < 4; i++) {
      run(store, LEEDS, "l" + i);
      run(store, YORK, "y" + i);
    }
    assertThat(claim(store, NodeId.of("hull"), "h")).isEqualTo(new Claim.Full());
  }

  @Test
  void letsOneOfManyRun() throws Exception {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    int threads = 6;
    int keys = 10;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          pool.submit(
              () -> {
                int ran = 0;
                for (int key = 0; key < keys; key++) {
                  together.await(30, TimeUnit.SECONDS);
                  Claim claim = claim(store, LEEDS, "k" + key);
                  if (claim instanceof Claim.Run run) {
                    ran++;
                    store.complete(run, answer(200, key));
                  } else {
                    assertThat(claim).isInstanceOfAny(Claim.InProgress.class, Claim.Answered.class);
                  }
                }
                return ran;
              }));
    }
    int ran = 0;
    for (Future<Integer> each : running) {
      ran += each.get(50, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(ran).isEqualTo(keys);
    for (int key = 0; key < keys; key++) {
      assertAnswered(claim(store, LEEDS, "k" + key), answer(200, key));
    }
  }
}
