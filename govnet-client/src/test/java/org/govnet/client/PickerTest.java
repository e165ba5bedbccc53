package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PickerTest {
  private static final Outcome ANSWER = new Outcome.Answer(null);
  private static final Outcome FAILED = Outcome.Failure.of(Attempt.Fault.IO, "reset");
  private static final Outcome.Failure BROKEN_OFF =
      Outcome.Failure.of(Attempt.Fault.IO, "interrupted");

  private final TestTime time = new TestTime();
  private final Random random = new Random(7);
  private final Picker picker = new Picker(bound -> random.nextLong(bound));

  private static CallPolicy once() {
    return new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), 1);
  }

  private CallMachine machine(List<Endpoint> endpoints) {
    return new CallMachine(
        once(), true, endpoints, picker, new RetryBudget(0), bound -> 0, time.nanos());
  }

  private String call(List<Endpoint> endpoints, Map<String, Outcome> outcomes) {
    CallMachine machine = machine(endpoints);
    String host = Peers.host(machine.launch(time.nanos()));
    machine.completed(outcomes.getOrDefault(host, ANSWER), time.nanos());
    return host;
  }

  private Map<String, Integer> calls(int count, List<Endpoint> endpoints, Map<String, Outcome> is) {
    Map<String, Integer> asked = new HashMap<>();
    for (int i = 0; i < count; i++) {
      asked.merge(call(endpoints, is), 1, Integer::sum);
    }
    return asked;
  }

  @Test
  void spreadsAmongEquals() {
    Map<String, Integer> asked = calls(3000, Peers.endpoints(3, time), Map.of());

    assertThat(asked).hasSize(3).allSatisfy((host, n) -> assertThat(n).isBetween(900, 1100));
  }

  @Test
  void prefersTheLeastInFlight() {
    List<Endpoint> endpoints = Peers.endpoints(3, time);
    endpoints.get(0).begun();
    endpoints.get(1).begun();

    assertThat(calls(20, endpoints, Map.of())).containsOnlyKeys("c.test");
  }

  @Test
  void avoidsADeadReplicaFromItsFirstFailure() {
    List<Endpoint> endpoints = Peers.endpoints(2, time);

    Map<String, Integer> asked = calls(1000, endpoints, Map.of("a.test", FAILED));

    assertThat(asked.get("a.test")).isEqualTo(1);
  }

  @Test
  void asksARecoveredReplicaAgain() {
    List<Endpoint> endpoints = Peers.endpoints(2, time);
    calls(1000, endpoints, Map.of("a.test", FAILED));
    time.advance(Duration.ofSeconds(131));

    Map<String, Integer> asked = calls(1000, endpoints, Map.of());

    assertThat(asked.get("a.test")).isBetween(400, 600);
  }

  @Test
  void halvesAFailureEveryThirtySeconds() {
    FailureMemory memory = new FailureMemory();
    long start = Long.MAX_VALUE - 5;
    memory.record(start);
    long later = start + Duration.ofSeconds(30).toNanos();

    assertThat(memory.weight(start)).isEqualTo(10);
    assertThat(memory.weight(later)).isEqualTo(5);
    memory.record(later);
    assertThat(memory.weight(later)).isEqualTo(15);
    assertThat(memory.weight(later + Duration.ofMinutes(5).toNanos())).isZero();
  }

  @Test
  void neverPicksAnOpenReplicaWhileEnoughAreClosed() {
    List<Endpoint> endpoints = Peers.endpoints(2, time);
    open(endpoints.get(0));
    for (int i = 0; i < 500; i++) {
      endpoints.get(1).begun();
    }

    assertThat(calls(50, endpoints, Map.of())).containsOnlyKeys("b.test");
  }

  @Test
  void ignoresBreakersThatWouldLeaveLessThanHalf() {
    List<Endpoint> endpoints = Peers.endpoints(3, time);
    open(endpoints.get(0));
    open(endpoints.get(1));
    for (int i = 0; i < 500; i++) {
      endpoints.get(2).begun();
    }

    assertThat(calls(50, endpoints, Map.of())).doesNotContainKey("c.test");
  }

  @Test
  void asksTheOnlyReplicaEvenIfItsBreakerIsOpen() {
    List<Endpoint> endpoints = Peers.endpoints(1, time);
    open(endpoints.get(0));

    Picker.Pick pick = picker.pick(endpoints, time.nanos());

    assertThat(pick.endpoint()).isSameAs(endpoints.get(0));
    assertThat(pick.permitted()).isFalse();
  }

  @Test
  void opensAtHalfOfTenFailedAndTriesAgainAfterAWhile() {
    Endpoint endpoint = Peers.endpoints(1, time).get(0);
    for (int i = 0; i < 9; i++) {
      end(endpoint, i % 2 == 0);
    }
    assertThat(endpoint.replica().isOpen()).isFalse();
    end(endpoint, false);
    assertThat(endpoint.replica().isOpen()).isTrue();

    time.advance(Duration.ofMillis(4_900));
    assertThat(endpoint.replica().tryPermit()).isFalse();
    time.advance(Duration.ofMillis(10_200));
    for (int i = 0; i < 3; i++) {
      assertThat(endpoint.replica().tryPermit()).isTrue();
    }
    assertThat(endpoint.replica().tryPermit()).as("no more than three at once").isFalse();
    for (int i = 0; i < 3; i++) {
      endpoint.replica().report(true, 1);
    }
    assertThat(endpoint.replica().tryPermit()).as("closed again").isTrue();
  }

  /** The symptom of a lost permit is a replica that stays half-open, and is never asked again. */
  @Test
  void losesNoPermitWhateverBecomesOfAnAttempt() {
    List<Endpoint> endpoints = Peers.endpoints(3, time);
    List<CallMachine> running = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      CallMachine machine = machine(endpoints);
      machine.launch(time.nanos());
      running.add(machine);
      while (running.size() > random.nextInt(40)) {
        CallMachine ended = running.remove(random.nextInt(running.size()));
        switch (random.nextInt(3)) {
          case 0 -> ended.completed(ANSWER, time.nanos());
          case 1 -> ended.completed(FAILED, time.nanos());
          default -> ended.interrupted(BROKEN_OFF, time.nanos());
        }
      }
      time.advance(Duration.ofMillis(random.nextInt(300)));
    }
    running.forEach(machine -> machine.completed(FAILED, time.nanos()));

    for (Endpoint endpoint : endpoints) {
      time.advance(Duration.ofHours(1));
      assertThat(endpoint.score(time.nanos())).as("nothing is in flight").isZero();
      for (int i = 0; i < 20; i++) {
        assertThat(endpoint.replica().tryPermit()).as("permit %s", i).isTrue();
        endpoint.replica().report(true, 1);
      }
    }
  }

  private void open(Endpoint endpoint) {
    for (int i = 0; i < 10; i++) {
      end(endpoint, false);
    }
    assertThat(endpoint.replica().isOpen()).isTrue();
  }

  private void end(Endpoint endpoint, boolean success) {
    endpoint.begun();
    endpoint.ended(success, endpoint.replica().tryPermit(), 1, time.nanos());
  }
}
