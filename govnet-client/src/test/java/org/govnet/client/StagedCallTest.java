package org.govnet.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagedCallTest {
  private static final Outcome.Answer ANSWER = new Outcome.Answer("done");
  private static final Outcome.Failure IO = Outcome.Failure.of(Attempt.Fault.IO, "reset");

  private final TestTime time = new TestTime();
  private final TestLater later = new TestLater(time);
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private CallPolicy policy =
      CallPolicy.DEFAULT.withHedging(CallPolicy.Hedging.after(Duration.ofMillis(100)));
  private @Nullable Engine engine;
  private @Nullable NodeState node;
  private int replicas = 2;
  private @Nullable RuntimeException defect;

  /** An attempt on its way. */
  private static final class Sent {
    private final Flight flight;
    private final Consumer<Outcome> end;
    private boolean brokenOff;

    private Sent(Flight flight, Consumer<Outcome> end) {
      this.flight = flight;
      this.end = end;
    }

    String host() {
      return Peers.host(flight.endpoint());
    }
  }

  private Runnable send(Flight flight, long nanos, long remainingNanos, Consumer<Outcome> end) {
    if (defect != null) {
      throw defect;
    }
    Sent one = new Sent(flight, end);
    sent.add(one);
    return () -> one.brokenOff = true;
  }

  private Engine engine() {
    if (engine == null) {
      engine = Peers.engine(policy, time, bound -> 0);
    }
    return engine;
  }

  private NodeState node() {
    if (node == null) {
      node = engine().node();
    }
    return node;
  }

  private StagedCall call(String name, boolean safe) {
    Endpoints endpoints =
        node().endpoints(Peers.replicas(replicas, time, node()), "parcel", true, time.nanos());
    CallMachine machine =
        engine().call(policy, endpoints, safe, safe, policy.deadline().toNanos(), time.nanos());
    StagedCall call =
        new StagedCall(
            machine,
            this::send,
            later,
            time::nanos,
            thrown -> ended.add(name + " " + (thrown == null ? ending(machine) : thrown)));
    call.start();
    return call;
  }

  private static String ending(CallMachine machine) {
    return machine.next() == Next.ANSWER ? "answered" : machine.why();
  }

  private double score(Sent one) {
    return one.flight.endpoint().score(time.nanos(), 0);
  }

  @Test
  void asksAnotherReplicaBesideASlowOneAndTakesTheFirstAnswer() {
    call("call", true);
    later.pass(Duration.ofMillis(99));
    assertThat(sent).hasSize(1);

    later.pass(Duration.ofMillis(1));
    assertThat(sent).extracting(Sent::host).containsExactly("a.test", "b.test");
    sent.get(1).end.accept(ANSWER);

    assertThat(ended).containsExactly("call answered");
    assertThat(sent.get(0).brokenOff).isTrue();
    assertThat(score(sent.get(0))).as("the slower one is not blamed").isZero();
    assertThat(node().held()).isZero();
    assertThat(later.pending()).isZero();
  }

  @Test
  void takesTheFirstReplicasAnswerIfItComesFirst() {
    call("call", true);
    later.pass(Duration.ofMillis(100));

    sent.get(0).end.accept(ANSWER);
    sent.get(1).end.accept(IO);

    assertThat(ended).containsExactly("call answered");
    assertThat(sent.get(1).brokenOff).isTrue();
    assertThat(score(sent.get(1))).as("what came too late says nothing").isZero();
    assertThat(node().held()).isZero();
  }

  @Test
  void goesOnWithOneIfTheOtherFails() {
    call("call", true);
    later.pass(Duration.ofMillis(100));

    sent.get(0).end.accept(IO);
    assertThat(ended).isEmpty();
    assertThat(score(sent.get(0))).as("a failure is one").isEqualTo(10);
    sent.get(1).end.accept(ANSWER);

    assertThat(ended).containsExactly("call answered");
  }

  @Test
  void triesAgainIfBothFailAndHedgesOnceOnly() {
    call("call", true);
    later.pass(Duration.ofMillis(100));
    sent.get(0).end.accept(IO);
    sent.get(1).end.accept(IO);

    later.pass(Duration.ofSeconds(5));

    assertThat(sent).hasSize(3);
    sent.get(2).end.accept(IO);
    assertThat(ended).containsExactly("call no more than 3 attempts are allowed");
    assertThat(node().held()).isZero();
  }

  @Test
  void hedgesNothingThatChangesSomething() {
    call("call", false);
    later.pass(Duration.ofSeconds(5));

    assertThat(sent).hasSize(1);
  }

  @Test
  void hedgesNothingThatHasNoOtherReplica() {
    replicas = 1;
    call("call", true);
    later.pass(Duration.ofSeconds(5));

    assertThat(sent).hasSize(1);
  }

  /** The symptom of grpc-java#7222: a call whose hedge is throttled never ends. */
  @Test
  void leavesAHedgeOutThatFindsNoPermit() {
    policy = policy.withLimits(new CallPolicy.Limits(true, 1, 10));
    call("first", true);
    call("second", true);
    later.pass(Duration.ofSeconds(1));
    assertThat(sent).hasSize(2);

    sent.get(0).end.accept(ANSWER);
    sent.get(1).end.accept(ANSWER);

    assertThat(ended).containsExactly("first answered", "second answered");
    assertThat(node().held()).isZero();
  }

  @Test
  void leavesAHedgeOutWhileCallsWaitThatHaveNoAttempt() {
    policy = policy.withLimits(new CallPolicy.Limits(true, 3, 10));
    call("call", true);
    Endpoints busy = node().endpoints(Peers.replicas(2, time, node()), "busy", true, time.nanos());
    Gate gate = requireNonNull(busy.gate());
    Outcome.Failure faulty = new Outcome.Failure(Attempt.Fault.PROBLEM, "500", false, 0, null);
    for (int i = 0; i < 4; i++) { // the operation's limits are 1 from here on
      requireNonNull(gate.tryBegin(busy, time.nanos())).failed(faulty, time.nanos());
      time.advance(Duration.ofMillis(1));
    }
    List<Flight> running =
        List.of(
            requireNonNull(gate.tryBegin(busy, time.nanos())),
            requireNonNull(gate.tryBegin(busy, time.nanos())));
    Gate.Waiter waiter =
        requireNonNull(gate.enter(busy, Long.MAX_VALUE / 2, () -> {}, time.nanos()));
    later.pass(Duration.ofMillis(200));

    assertThat(running).hasSize(2);
    assertThat(waiter.settled()).isFalse();
    assertThat(sent).as("there would be room at the other replica").hasSize(1);
  }

  @Test
  void leavesAHedgeOutThatTheBudgetDoesNotPay() {
    policy = policy.withLimits(CallPolicy.Limits.OFF);
    for (int i = 0; i < 100; i++) {
      call("call " + i, true);
    }
    later.pass(Duration.ofMillis(100));

    // A fifth of 100 calls, ten to begin with, and one of the 100 ms that passed.
    assertThat(sent).hasSize(100 + 20 + 10 + 1);
  }

  @Test
  void learnsHowLongToWaitFromTheAnswers() {
    policy = CallPolicy.DEFAULT.withHedging(CallPolicy.Hedging.AT_P95);
    for (int i = 0; i < 20; i++) {
      call("call " + i, true);
      later.pass(Duration.ofMillis(40));
      assertThat(sent).as("too little is known").hasSize(i + 1);
      sent.get(i).end.accept(ANSWER);
    }

    call("last", true);
    later.pass(Duration.ofMillis(39));
    assertThat(sent).hasSize(21);
    later.pass(Duration.ofMillis(6));
    assertThat(sent).hasSize(22);
  }

  @Test
  void givesBackWhatACancelledCallHeld() {
    StagedCall call = call("call", true);
    later.pass(Duration.ofMillis(100));

    call.cancel("no longer wanted");
    call.cancel("nor now");

    assertThat(ended).containsExactly("call no longer wanted");
    assertThat(sent).allMatch(one -> one.brokenOff);
    assertThat(sent).allMatch(one -> score(one) == 0);
    assertThat(node().held()).isZero();
    assertThat(later.pending()).isZero();
  }

  @Test
  void cancelsABackOff() {
    StagedCall call = call("call", true);
    sent.get(0).end.accept(IO);
    call.cancel("no longer wanted");
    later.pass(Duration.ofSeconds(60));

    assertThat(sent).hasSize(1);
    assertThat(ended).hasSize(1);
  }

  @Test
  void leavesTheQueueWhenItIsCancelled() {
    policy = policy.withLimits(new CallPolicy.Limits(true, 1, 10));
    replicas = 1;
    call("first", true);
    StagedCall second = call("second", true);
    call("third", true);
    second.cancel("no longer wanted");
    sent.get(0).end.accept(IO);
    later.pass(Duration.ZERO);

    assertThat(sent).as("the third's").hasSize(2);
  }

  @Test
  void passesOnAGrantThatComesWithACancel() {
    policy = policy.withLimits(new CallPolicy.Limits(true, 1, 10));
    replicas = 1;
    StagedCall first = call("first", true);
    StagedCall second = call("second", true);
    call("third", true);
    first.cancel("first"); // the second is granted what it held, and does not know yet
    second.cancel("second");
    later.pass(Duration.ZERO);

    assertThat(sent).hasSize(2);
    sent.get(1).end.accept(ANSWER);
    assertThat(ended).containsExactly("first first", "second second", "third answered");
    assertThat(node().held()).isZero();
  }

  @Test
  void endsAWaitAtTheDeadline() {
    policy = policy.withLimits(new CallPolicy.Limits(true, 1, 10));
    replicas = 1;
    call("first", true);
    call("second", true);
    later.pass(policy.deadline());

    assertThat(ended).containsExactly("second every replica was at its limit until the deadline");
    sent.get(0).end.accept(ANSWER);
    assertThat(node().held()).isZero();
  }

  @Test
  void refusesAtOnceWhenTooManyWait() {
    policy = policy.withLimits(new CallPolicy.Limits(true, 1, 0));
    replicas = 1;
    call("first", true);
    call("second", true);

    assertThat(ended)
        .containsExactly("second every replica is at its limit, and too many calls wait");
  }

  @Test
  void losesNothingWhenSendingThrows() {
    defect = new IllegalStateException("no key");
    call("call", true);

    assertThat(ended).containsExactly("call java.lang.IllegalStateException: no key");
    assertThat(node().held()).isZero();
  }

  @Test
  void paysForARetryWhenItIsLaunchedAndNotBefore() {
    RetryBudget budget = new RetryBudget(time.nanos());
    CallMachine machine =
        Peers.machine(policy, true, Peers.endpoints(2, time), budget, bound -> 0, time.nanos());
    for (int i = 0; i < 9; i++) {
      assertThat(budget.spend(time.nanos())).isTrue();
    }
    machine.completed(requireNonNull(machine.launch(time.nanos())), IO, time.nanos());
    assertThat(budget.has(time.nanos())).isTrue();

    time.advance(Duration.ofNanos(1));
    machine.woke(time.nanos());
    machine.launch(time.nanos());

    assertThat(budget.has(time.nanos())).isFalse();
  }

  @Test
  void beginsNothingForACallThatHasNoTimeLeft() {
    Endpoints endpoints = Peers.endpoints(1, time);
    CallMachine machine = engine().call(policy, endpoints, true, true, -5, time.nanos());

    assertThat(machine.next()).isEqualTo(Next.GIVE_UP);
    assertThat(machine.why()).isEqualTo("the call being served has no time left for another");
  }
}
