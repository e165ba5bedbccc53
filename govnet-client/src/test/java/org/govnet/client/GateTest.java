package org.govnet.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Outcome.Failure BUSY =
      new Outcome.Failure(Attempt.Fault.IO, "reset", false, 0, null);
  private static final Outcome.Failure FAULTY =
      new Outcome.Failure(Attempt.Fault.PROBLEM, "500", false, 0, null);
  private static final long EVER = Long.MAX_VALUE / 2;

  private final TestTime time = new TestTime();
  private final List<String> woken = new ArrayList<>();

  private NodeState node(int limit, int queue) {
    CallPolicy policy = CallPolicy.DEFAULT.withLimits(new CallPolicy.Limits(true, limit, queue));
    return Peers.engine(policy, time, bound -> 0).node();
  }

  private Endpoints endpoints(NodeState node, int replicas, String operation) {
    return node.endpoints(Peers.replicas(replicas, time, node), operation, false, time.nanos());
  }

  private static Gate gate(Endpoints endpoints) {
    return requireNonNull(endpoints.gate());
  }

  private Flight running(Endpoints endpoints) {
    return requireNonNull(begin(endpoints));
  }

  private @Nullable Flight begin(Endpoints endpoints) {
    return gate(endpoints).tryBegin(endpoints, time.nanos());
  }

  private Gate.Waiter waiting(Endpoints endpoints, String name) {
    return requireNonNull(enter(endpoints, name));
  }

  private Gate.@Nullable Waiter enter(Endpoints endpoints, String name) {
    return gate(endpoints).enter(endpoints, EVER, () -> woken.add(name), time.nanos());
  }

  @Test
  void goesToAnotherReplicaBeforeItWaits() {
    Endpoints endpoints = endpoints(node(1, 10), 2, "parcel");

    Flight first = running(endpoints);
    Flight second = running(endpoints);

    assertThat(second.endpoint()).isNotSameAs(first.endpoint());
    assertThat(begin(endpoints)).isNull();
  }

  @Test
  void servesFirstWhoCameFirst() {
    Endpoints endpoints = endpoints(node(1, 10), 1, "parcel");
    Flight running = running(endpoints);
    Gate.Waiter first = waiting(endpoints, "first");
    enter(endpoints, "second");
    assertThat(woken).isEmpty();

    running.abandoned(time.nanos());

    assertThat(woken).containsExactly("first");
    assertThat(gate(endpoints).leave(first)).isNotNull();
  }

  @Test
  void letsNobodyOvertakeWhoWaits() {
    Endpoints endpoints = endpoints(node(1, 10), 1, "parcel");
    Flight running = running(endpoints);
    enter(endpoints, "first");
    enter(endpoints, "second");
    running.abandoned(time.nanos());

    assertThat(begin(endpoints)).as("the second comes before").isNull();
  }

  @Test
  void letsNobodyWaitForAnotherOperationsPermit() {
    NodeState node = node(4, 10);
    Endpoints busy = endpoints(node, 1, "busy");
    Endpoints other = endpoints(node, 1, "other");
    for (int i = 0; i < 2; i++) {
      running(busy).failed(FAULTY, time.nanos()); // its limit is 1 from here on, the replica's 4
      time.advance(Duration.ofMillis(1));
    }
    running(busy);
    List<Flight> others = List.of(running(other), running(other), running(other));
    enter(busy, "busy");
    enter(other, "other");
    assertThat(woken).isEmpty();

    others.get(0).abandoned(time.nanos());

    assertThat(woken)
        .as("there is room at the replica, and none for the first's")
        .containsExactly("other");
  }

  @Test
  void passesOnAGrantThatNobodyWants() {
    Endpoints endpoints = endpoints(node(1, 10), 1, "parcel");
    Flight running = running(endpoints);
    Gate.Waiter first = waiting(endpoints, "first");
    enter(endpoints, "second");
    running.abandoned(time.nanos());

    Flight unwanted = requireNonNull(gate(endpoints).leave(first));
    unwanted.abandoned(time.nanos());

    assertThat(woken).containsExactly("first", "second");
  }

  @Test
  void forgetsWhoLeaves() {
    Endpoints endpoints = endpoints(node(1, 10), 1, "parcel");
    Flight running = running(endpoints);
    Gate.Waiter first = waiting(endpoints, "first");
    enter(endpoints, "second");

    assertThat(gate(endpoints).leave(first)).isNull();
    running.abandoned(time.nanos());

    assertThat(woken).containsExactly("second");
  }

  @Test
  void grantsNothingToWhoseTimeIsUp() {
    Endpoints endpoints = endpoints(node(1, 10), 1, "parcel");
    Flight running = running(endpoints);
    Gate.Waiter late =
        requireNonNull(
            gate(endpoints)
                .enter(endpoints, time.nanos() + 5, () -> woken.add("late"), time.nanos()));
    enter(endpoints, "second");
    time.advance(Duration.ofNanos(5));

    running.abandoned(time.nanos());

    assertThat(woken).containsExactly("late", "second");
    assertThat(gate(endpoints).leave(late)).isNull();
  }

  @Test
  void refusesWhoFindsTheQueueFull() {
    Endpoints endpoints = endpoints(node(1, 2), 1, "parcel");
    begin(endpoints);
    enter(endpoints, "first");
    enter(endpoints, "second");

    assertThat(enter(endpoints, "third")).isNull();
    assertThat(gate(endpoints).waiting()).isEqualTo(2);
  }

  @Test
  void seesWhatWasGivenBackBeforeItWaited() {
    Endpoints endpoints = endpoints(node(1, 10), 1, "parcel");

    Gate.Waiter waiter = waiting(endpoints, "first");

    assertThat(woken).containsExactly("first");
    assertThat(gate(endpoints).leave(waiter)).isNotNull();
  }

  /** The symptom of a lost permit is a call that waits though nothing is in flight. */
  @Test
  void losesNoPermitAndKeepsTheOrderWhateverHappens() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      NodeState node = node(1 + random.nextInt(4), 1 + random.nextInt(20));
      List<Endpoints> operations = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        operations.add(endpoints(node, 1 + random.nextInt(3), "operation " + i));
      }
      List<Flight> flights = new ArrayList<>();
      Map<Gate.Waiter, Integer> waiters = new LinkedHashMap<>();
      Gate gate = gate(operations.get(0));
      for (int i = 0; i < 400; i++) {
        Endpoints endpoints = operations.get(random.nextInt(operations.size()));
        switch (random.nextInt(5)) {
          case 0, 1 -> {
            Flight flight = gate.tryBegin(endpoints, time.nanos());
            if (flight != null) {
              flights.add(flight);
            } else {
              Gate.Waiter waiter =
                  gate.enter(
                      endpoints,
                      time.nanos() + 1 + random.nextInt(3_000_000),
                      () -> {},
                      time.nanos());
              if (waiter != null) {
                waiters.put(waiter, operations.indexOf(endpoints));
              }
            }
          }
          case 2, 3 -> {
            if (!flights.isEmpty()) {
              end(flights.remove(random.nextInt(flights.size())), random);
            }
          }
          default -> {
            if (!waiters.isEmpty()) {
              List<Gate.Waiter> all = List.copyOf(waiters.keySet());
              Gate.Waiter one = all.get(random.nextInt(all.size()));
              waiters.remove(one);
              Flight flight = gate.leave(one);
              if (flight != null) {
                flight.abandoned(time.nanos());
              }
            }
          }
        }
        time.advance(Duration.ofNanos(random.nextInt(200_000)));
        requireOrder(waiters, seed);
        flights.addAll(granted(gate, waiters));
      }
      while (!flights.isEmpty()) {
        end(flights.remove(0), random);
        flights.addAll(granted(gate, waiters));
      }
      assertThat(waiters).as("seed %s: nobody waits for nothing", seed).isEmpty();
      assertThat(node.held()).as("seed %s", seed).isZero();
    }
  }

  private void end(Flight flight, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> flight.answered(random.nextBoolean(), time.nanos());
      case 1 -> flight.failed(BUSY, time.nanos());
      default -> flight.abandoned(time.nanos());
    }
  }

  /** Of one operation, whoever has its turn came before whoever has not. */
  private static void requireOrder(Map<Gate.Waiter, Integer> waiters, int seed) {
    List<Integer> unsettled = new ArrayList<>();
    waiters.forEach(
        (waiter, operation) -> {
          if (!waiter.settled()) {
            unsettled.add(operation);
          } else if (waiter.granted()) {
            assertThat(unsettled).as("seed %s", seed).doesNotContain(operation);
          }
        });
  }

  private static List<Flight> granted(Gate gate, Map<Gate.Waiter, Integer> waiters) {
    List<Flight> flights = new ArrayList<>();
    for (Gate.Waiter waiter : List.copyOf(waiters.keySet())) {
      if (waiter.settled()) {
        waiters.remove(waiter);
        Flight flight = gate.leave(waiter);
        if (flight != null) {
          flights.add(flight);
        }
      }
    }
    return flights;
  }

  @Test
  void losesNoPermitAmongThreads() throws InterruptedException, ExecutionException {
    NodeState node = node(2, 1000);
    Endpoints endpoints = endpoints(node, 2, "parcel");
    Gate gate = gate(endpoints);
    AtomicInteger served = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Random random = new Random(i);
        all.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < 2_000; j++) {
                    visit(gate, endpoints, random, served);
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(node.held()).isZero();
    assertThat(served.get()).isPositive();
  }

  /** Waits for its turn without end, or leaves at any moment, also at that of the grant. */
  private static void visit(Gate gate, Endpoints endpoints, Random random, AtomicInteger served) {
    Flight flight = gate.tryBegin(endpoints, 0);
    if (flight == null) {
      Thread self = Thread.currentThread();
      Gate.Waiter waiter = gate.enter(endpoints, EVER, () -> LockSupport.unpark(self), 0);
      if (waiter == null) {
        return;
      }
      if (random.nextInt(4) > 0) {
        while (!waiter.settled()) {
          LockSupport.park();
        }
      }
      flight = gate.leave(waiter);
    }
    if (flight != null) {
      served.incrementAndGet();
      switch (random.nextInt(3)) {
        case 0 -> flight.answered(false, 0);
        case 1 -> flight.failed(BUSY, 0);
        default -> flight.abandoned(0);
      }
    }
  }
}
