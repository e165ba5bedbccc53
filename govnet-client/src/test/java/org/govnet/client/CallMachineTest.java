package org.govnet.client;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallMachineTest {
  private static final Outcome.Answer ANSWER = new Outcome.Answer("done");
  private static final Outcome.Failure CONNECT =
      new Outcome.Failure(Attempt.Fault.CONNECT, "refused", true, 0, null);
  private static final Outcome.Failure IO = Outcome.Failure.of(Attempt.Fault.IO, "reset");
  private static final Chance LEAST = bound -> 0;
  private static final Chance MOST = bound -> bound - 1;

  private final Deque<Outcome> script = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Long> allowed = new ArrayList<>();
  private TestTime time = new TestTime();
  private Duration each = Duration.ofMillis(10);
  private CallPolicy policy = CallPolicy.DEFAULT;
  private Chance chance = LEAST;
  private int replicas = 2;
  private boolean repeatable = true;

  private static Outcome.Failure busy(long seconds) {
    return problem(503, true, seconds);
  }

  private static Outcome.Failure problem(int status, boolean unprocessed, long seconds) {
    return new Outcome.Failure(
        Attempt.Fault.PROBLEM,
        status + " busy",
        unprocessed,
        SECONDS.toNanos(seconds),
        new ProblemException(Problem.of(status, "busy", Party.PROVIDER, "Busy", "come back")));
  }

  /** Drives a call to its end; the times in {@link #asked} are of each attempt's launch. */
  private CallMachine drive(Outcome... outcomes) throws InterruptedException {
    Endpoints endpoints = Peers.endpoints(replicas, time);
    return drive(endpoints, new RetryBudget(time.nanos()), outcomes);
  }

  private CallMachine drive(Endpoints endpoints, RetryBudget budget, Outcome... outcomes)
      throws InterruptedException {
    script.addAll(List.of(outcomes));
    long start = time.nanos();
    CallMachine machine = Peers.machine(policy, repeatable, endpoints, budget, chance, start);
    while (true) {
      switch (machine.next()) {
        case LAUNCH -> {
          Flight flight = machine.launch(time.nanos());
          if (flight == null) {
            continue;
          }
          asked.add(Peers.host(flight.endpoint()).charAt(0) + "@" + millis(time.nanos() - start));
          allowed.add(machine.attemptNanos(time.nanos()));
          time.advance(each);
          machine.completed(flight, script.removeFirst(), time.nanos());
        }
        case WAIT -> {
          time.waitUntil(machine.wakeAt());
          machine.woke(time.nanos());
        }
        case QUEUE, QUEUED, AWAIT -> throw new AssertionError(machine.next());
        case ANSWER, GIVE_UP -> {
          assertThat(script).as("outcomes left over").isEmpty();
          return machine;
        }
      }
    }
  }

  private static Flight launched(CallMachine machine, long now) {
    return requireNonNull(machine.launch(now));
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  @Test
  void handsOverTheFirstAnswer() throws InterruptedException {
    CallMachine machine = drive(ANSWER);

    assertThat(machine.next()).isEqualTo(Next.ANSWER);
    assertThat(machine.last()).isSameAs(ANSWER);
    assertThat(machine.attempts()).isEmpty();
    assertThat(asked).containsExactly("a@0");
  }

  @Test
  void goesElsewhereAtOnceAfterAFailedConnection() throws InterruptedException {
    drive(CONNECT, ANSWER);

    assertThat(asked).containsExactly("a@0", "b@10");
  }

  @Test
  void backsOffAfterTheSecondFailedConnection() throws InterruptedException {
    chance = MOST;

    drive(CONNECT, CONNECT, ANSWER);

    assertThat(asked).containsExactly("b@0", "a@10", "b@120");
  }

  @Test
  void backsOffAfterAFailedConnectionIfThereIsNowhereElse() throws InterruptedException {
    replicas = 1;
    chance = bound -> bound == 1 ? 0 : bound - 1;

    drive(CONNECT, ANSWER);

    assertThat(asked).containsExactly("a@0", "a@60");
  }

  @Test
  void doublesItsBackOffAndJittersAllOfIt() throws InterruptedException {
    chance = MOST;
    drive(IO, IO, ANSWER);
    assertThat(asked).containsExactly("b@0", "a@60", "b@170");

    asked.clear();
    chance = LEAST;
    drive(IO, IO, ANSWER);
    assertThat(asked).containsExactly("a@0", "b@10", "a@20");
  }

  @Test
  void backsOffLongerFromABusyPeer() throws InterruptedException {
    chance = MOST;

    drive(busy(0), busy(0), ANSWER);

    assertThat(asked).containsExactly("b@0", "a@1010", "b@3020");
  }

  @Test
  void waitsAtLeastAsLongAsTheOnlyReplicaAsks() throws InterruptedException {
    replicas = 1;

    drive(busy(7), ANSWER);

    assertThat(asked).containsExactly("a@0", "a@7010");
  }

  @Test
  void goesElsewhereRatherThanWaitForAReplicaThatIsUnavailable() throws InterruptedException {
    drive(busy(3600), busy(7), ANSWER);

    assertThat(asked)
        .as("and waits once all have said so")
        .containsExactly("a@0", "b@10", "a@7020");
  }

  @Test
  void waitsForItsQuotaWhereverItWouldAsk() throws InterruptedException {
    drive(problem(429, true, 7), ANSWER);

    assertThat(asked).containsExactly("a@0", "b@7010");
  }

  @Test
  void doesNotBeginABackOffThatTheDeadlineCutsOff() throws InterruptedException {
    replicas = 1;
    CallMachine machine = drive(busy(30));

    assertThat(machine.next()).isEqualTo(Next.ANSWER);
    assertThat(asked).hasSize(1);
    assertThat(time.nanos()).isEqualTo(each.toNanos());
  }

  @ParameterizedTest
  @ValueSource(longs = {3600, 9_000_000_000L})
  void survivesAHugeRetryAfter(long seconds) throws InterruptedException {
    replicas = 1;
    chance = MOST;

    assertThat(drive(busy(seconds)).attempts()).hasSize(1);
  }

  @Test
  void leavesNoAttemptLessThanAMillisecond() throws InterruptedException {
    policy = new CallPolicy(Duration.ofMillis(11), Duration.ofMillis(11), 3);
    chance = bound -> Math.min(bound - 1, 1_000);

    CallMachine machine = drive(IO);

    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why()).isEqualTo("the deadline leaves no time for another attempt");
  }

  @Test
  void givesUpIfItWokeTooLate() throws InterruptedException {
    CallMachine machine =
        Peers.machine(
            policy, true, Peers.endpoints(1, time), new RetryBudget(0), chance, time.nanos());
    machine.completed(launched(machine, time.nanos()), IO, time.nanos());
    assertThat(machine.next()).isEqualTo(Next.WAIT);
    time.advance(Duration.ofSeconds(31));

    machine.woke(time.nanos());

    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why()).isEqualTo("the deadline leaves no time for another attempt");
  }

  @Test
  void neverAllowsAnAttemptForEver() {
    CallMachine machine =
        Peers.machine(
            policy, true, Peers.endpoints(1, time), new RetryBudget(0), chance, time.nanos());

    assertThat(machine.attemptNanos(SECONDS.toNanos(30))).isPositive();
    assertThat(machine.attemptNanos(SECONDS.toNanos(31))).isPositive();
  }

  @Test
  void makesNoMoreAttemptsThanAllowed() throws InterruptedException {
    CallMachine machine = drive(IO, IO, IO);

    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why()).isEqualTo("no more than 3 attempts are allowed");
    assertThat(machine.attempts())
        .extracting(Attempt::toString)
        .containsExactly(
            "https://a.test IO after 10 ms (reset)",
            "https://b.test IO after 10 ms (reset)",
            "https://a.test IO after 10 ms (reset)");
  }

  @Test
  void doesNotRepeatWhatMayHaveBeenDone() throws InterruptedException {
    repeatable = false;

    CallMachine machine = drive(IO);

    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why())
        .isEqualTo("it may have been done, and is not an operation to send twice");
  }

  @Test
  void repeatsWhatWasCertainlyNotDone() throws InterruptedException {
    repeatable = false;

    CallMachine machine = drive(CONNECT, busy(1), ANSWER);

    assertThat(machine.last()).isSameAs(ANSWER);
  }

  @Test
  void handsOverAPeersProblemWhenItMayNotRepeat() throws InterruptedException {
    repeatable = false;
    Outcome.Failure failure = problem(500, false, 0);

    CallMachine machine = drive(failure);

    assertThat(machine.next()).isEqualTo(Next.ANSWER);
    assertThat(machine.last()).isSameAs(failure);
    assertThat(machine.attempts()).hasSize(1);
  }

  @Test
  void handsOverAPeersProblemWhenRetriesEnd() throws InterruptedException {
    Outcome.Failure last = problem(500, false, 0);

    CallMachine machine = drive(IO, problem(502, false, 0), last);

    assertThat(machine.next()).isEqualTo(Next.ANSWER);
    assertThat(machine.last()).isSameAs(last);
    assertThat(machine.attempts()).hasSize(3);
  }

  @Test
  void neverRepeatsARefusal() throws InterruptedException {
    ProblemException notFound =
        new ParcelNotFound(Problem.of(404, "parcel-not-found", Party.CALLER, "No", "none"));

    CallMachine machine = drive(IO, new Outcome.Refusal(notFound));

    assertThat(machine.next()).isEqualTo(Next.ANSWER);
    assertThat(machine.attempts()).hasSize(1);
  }

  @Test
  void givesUpWhenTheBudgetIsUsedUp() throws InterruptedException {
    RetryBudget budget = new RetryBudget(time.nanos());
    while (budget.spend(time.nanos())) {
      // until there is nothing left
    }
    each = Duration.ZERO;

    CallMachine machine = drive(Peers.endpoints(2, time), budget, IO);

    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why()).isEqualTo("the retry budget is used up");
  }

  @Test
  void capsEachAttemptByItsOwnTimeAndByTheCalls() throws InterruptedException {
    each = Duration.ofSeconds(10);

    CallMachine machine = drive(IO, IO, IO);

    assertThat(allowed.get(0)).isEqualTo(SECONDS.toNanos(10));
    assertThat(allowed.get(1)).isEqualTo(SECONDS.toNanos(10));
    assertThat(allowed.get(2)).isBetween(SECONDS.toNanos(10) - 10, SECONDS.toNanos(10) - 1);
    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
  }

  @Test
  void staysRightWhenTheClockWrapsAround() throws InterruptedException {
    time = new TestTime(Long.MAX_VALUE - MILLISECONDS.toNanos(5));

    CallMachine machine = drive(CONNECT, busy(7), ANSWER);

    assertThat(asked).containsExactly("a@0", "b@10", "a@7020");
    assertThat(machine.last()).isSameAs(ANSWER);
    assertThat(machine.took(time.nanos()))
        .isBetween(Duration.ofMillis(7030), Duration.ofSeconds(8));
  }

  @Test
  void blamesNoReplicaForAnInterrupt() {
    Endpoints endpoints = Peers.endpoints(1, time);
    CallMachine machine = Peers.machine(policy, true, endpoints, new RetryBudget(0), chance, 0);
    Flight flight = launched(machine, 0);

    machine.interrupted(flight, IO, 5);

    assertThat(flight.endpoint().score(5, 0)).isZero();
    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why()).isEqualTo("the calling thread was interrupted");
    assertThat(machine.attempts()).hasSize(1);
  }

  @Test
  void refusesAnEndWithoutALaunch() {
    CallMachine machine =
        Peers.machine(policy, true, Peers.endpoints(1, time), new RetryBudget(0), chance, 0);

    Flight flight = launched(machine, 0);
    machine.completed(flight, IO, 0);

    assertThatThrownBy(() -> machine.completed(flight, ANSWER, 0))
        .isInstanceOf(IllegalStateException.class);
  }
}
