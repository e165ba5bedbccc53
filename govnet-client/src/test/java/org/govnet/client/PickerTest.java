package org.govnet.client;

import static java.util.Objects.requireNonNull;
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
  private final Picker picker = new Picker(Ranking.SCORE, bound -> random.nextLong(bound));

  private static CallPolicy once() {
    return new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), 1);
  }

  private CallMachine machine(Endpoints endpoints) {
    return Peers.machine(
        once(), true, endpoints, picker, new RetryBudget(0), bound -> 0, time.nanos());
  }

  private String call(Endpoints endpoints, Map<String, Outcome> outcomes) {
    CallMachine machine = machine(endpoints);
    Flight flight = launched(machine);
    String host = Peers.host(flight.endpoint());
    machine.completed(flight, outcomes.getOrDefault(host, ANSWER), time.nanos());
    return host;
  }

  private Map<String, Integer> calls(int count, Endpoints endpoints, Map<String, Outcome> is) {
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
    Endpoints endpoints = Peers.endpoints(3, time);
    begin(endpoints.all().get(0));
    begin(endpoints.all().get(1));

    assertThat(calls(20, endpoints, Map.of())).containsOnlyKeys("c.test");
  }

  @Test
  void avoidsADeadReplicaFromItsFirstFailure() {
    Endpoints endpoints = Peers.endpoints(2, time);

    Map<String, Integer> asked = calls(1000, endpoints, Map.of("a.test", FAILED));

    assertThat(asked.get("a.test")).isEqualTo(1);
  }

  @Test
  void asksARecoveredReplicaAgain() {
    Endpoints endpoints = Peers.endpoints(2, time);
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
    Endpoints endpoints = Peers.endpoints(2, time);
    open(endpoints.all().get(0));
    for (int i = 0; i < 500; i++) {
      begin(endpoints.all().get(1));
    }

    assertThat(calls(50, endpoints, Map.of())).containsOnlyKeys("b.test");
  }

  @Test
  void ignoresBreakersThatWouldLeaveLessThanHalf() {
    Endpoints endpoints = Peers.endpoints(3, time);
    open(endpoints.all().get(0));
    open(endpoints.all().get(1));
    for (int i = 0; i < 500; i++) {
      begin(endpoints.all().get(2));
    }

    assertThat(calls(50, endpoints, Map.of())).doesNotContainKey("c.test");
  }

  @Test
  void asksTheOnlyReplicaEvenIfItsBreakerIsOpen() {
    Endpoints endpoints = Peers.endpoints(1, time);
    open(endpoints.all().get(0));

    Flight flight = requireNonNull(picker.pick(endpoints, null, time.nanos()));

    assertThat(flight.endpoint()).isSameAs(endpoints.all().get(0));
    assertThat(flight.permitted()).isFalse();
  }

  @Test
  void opensAtHalfOfTenFailedAndTriesAgainAfterAWhile() {
    Endpoint endpoint = Peers.endpoints(1, time).all().get(0);
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
      endpoint.replica().report(true, 1, time.nanos());
    }
    assertThat(endpoint.replica().tryPermit()).as("closed again").isTrue();
  }

  /** The symptom of a lost permit is a replica that stays half-open, and is never asked again. */
  @Test
  void losesNoPermitWhateverBecomesOfAnAttempt() {
    Endpoints endpoints = Peers.endpoints(3, time);
    Map<CallMachine, Flight> flights = new HashMap<>();
    List<CallMachine> running = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      CallMachine machine = machine(endpoints);
      flights.put(machine, launched(machine));
      running.add(machine);
      while (running.size() > random.nextInt(40)) {
        CallMachine ended = running.remove(random.nextInt(running.size()));
        switch (random.nextInt(3)) {
          case 0 -> ended.completed(requireNonNull(flights.remove(ended)), ANSWER, time.nanos());
          case 1 -> ended.completed(requireNonNull(flights.remove(ended)), FAILED, time.nanos());
          default ->
              ended.interrupted(requireNonNull(flights.remove(ended)), BROKEN_OFF, time.nanos());
        }
      }
      time.advance(Duration.ofMillis(random.nextInt(300)));
    }
    running.forEach(
        machine ->
            machine.completed(requireNonNull(flights.remove(machine)), FAILED, time.nanos()));

    for (Endpoint endpoint : endpoints.all()) {
      time.advance(Duration.ofHours(1));
      assertThat(endpoint.score(time.nanos(), 0)).as("nothing is in flight").isZero();
      for (int i = 0; i < 20; i++) {
        assertThat(endpoint.replica().tryPermit()).as("permit %s", i).isTrue();
        endpoint.replica().report(true, 1, time.nanos());
      }
    }
  }

  /** The symptom is a replica that stays half-open, and is never asked again. */
  @Test
  void givesTheBreakersPermitBackIfTheLimitsHaveNoRoom() {
    CallPolicy policy = CallPolicy.DEFAULT.withLimits(new CallPolicy.Limits(true, 1, 10));
    Endpoints endpoints = Peers.endpoints(1, time, Peers.engine(policy, time, bound -> bound / 2));
    Endpoint endpoint = endpoints.all().get(0);
    open(endpoint);
    Flight running = requireNonNull(endpoint.tryBegin(false, true, time.nanos()));
    time.advance(Duration.ofSeconds(16));
    for (int i = 0; i < 10; i++) {
      assertThat(picker.pick(endpoints, null, time.nanos())).isNull();
    }
    running.abandoned(time.nanos());

    for (int i = 0; i < 3; i++) {
      assertThat(endpoint.replica().tryPermit()).as("permit %s of half-open", i).isTrue();
    }
  }

  private void open(Endpoint endpoint) {
    for (int i = 0; i < 10; i++) {
      end(endpoint, false);
    }
    assertThat(endpoint.replica().isOpen()).isTrue();
  }

  private Flight begin(Endpoint endpoint) {
    return requireNonNull(endpoint.tryBegin(endpoint.replica().tryPermit(), true, time.nanos()));
  }

  private Flight launched(CallMachine machine) {
    return requireNonNull(machine.launch(time.nanos()));
  }

  private void end(Endpoint endpoint, boolean success) {
    Flight flight = begin(endpoint);
    if (success) {
      flight.answered(false, time.nanos());
    } else {
      flight.failed((Outcome.Failure) FAILED, time.nanos());
    }
  }
}
