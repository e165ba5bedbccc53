package org.govnet.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.Test;

class EndpointTest {
  private static final Outcome.Failure FAILED = Outcome.Failure.of(Attempt.Fault.IO, "reset");

  private final TestTime time = new TestTime();

  private Flight begin(Endpoint endpoint) {
    return requireNonNull(endpoint.tryBegin(endpoint.replica().tryPermit(), true, time.nanos()));
  }

  private void answer(Endpoint endpoint, boolean refused, int times) {
    for (int i = 0; i < times; i++) {
      Flight flight = begin(endpoint);
      time.advance(Duration.ofMillis(10));
      flight.answered(refused, time.nanos());
    }
  }

  private double[] scores(Endpoints endpoints) {
    double[] scores = new double[endpoints.size()];
    Ranking.SCORE.score(endpoints.all(), time.nanos(), scores);
    return scores;
  }

  @Test
  void countsAnAttemptThatHangsAsWhatTheBestWouldHaveDoneMeanwhile() {
    Endpoints endpoints = Peers.endpoints(2, time);
    answer(endpoints.all().get(1), false, 1);
    Flight hangs = begin(endpoints.all().get(0));

    time.advance(Duration.ofMillis(30));
    assertThat(scores(endpoints)[0]).as("three times the best").isEqualTo(1);
    time.advance(Duration.ofMillis(10));
    assertThat(scores(endpoints)[0]).as("four times").isEqualTo(1 + 4, within(0.001));
    time.advance(Duration.ofMinutes(4));
    assertThat(scores(endpoints)[0]).as("no more than a failure").isEqualTo(1 + 10);

    hangs.abandoned(time.nanos());
    assertThat(scores(endpoints)[0]).isZero();
    begin(endpoints.all().get(0));
    assertThat(scores(endpoints)[0]).as("another").isEqualTo(1);
  }

  @Test
  void countsNoAgeWhileNobodyHasAnswered() {
    Endpoints endpoints = Peers.endpoints(2, time);
    begin(endpoints.all().get(0));
    time.advance(Duration.ofMinutes(1));

    assertThat(scores(endpoints)).containsExactly(1, 0);
  }

  @Test
  void remembersMoreAttemptsInFlightThanItCanAge() {
    Endpoints endpoints = Peers.endpoints(2, time);
    answer(endpoints.all().get(1), false, 1);
    for (int i = 0; i < 100; i++) {
      begin(endpoints.all().get(0));
    }
    time.advance(Duration.ofMinutes(1));

    assertThat(scores(endpoints)[0]).isEqualTo(100 + 64 * 10);
  }

  @Test
  void holdsRefusalsAgainstNobodyIfAllRefuseAlike() {
    Endpoints endpoints = Peers.endpoints(2, time);
    for (Endpoint endpoint : endpoints.all()) {
      answer(endpoint, false, 20);
      answer(endpoint, true, 10);
    }

    assertThat(scores(endpoints)).containsExactly(0, 0);
  }

  @Test
  void avoidsAReplicaThatRefusesMoreThanItsPeers() {
    Endpoints endpoints = Peers.endpoints(2, time);
    answer(endpoints.all().get(0), true, 20);
    answer(endpoints.all().get(1), false, 20);

    assertThat(scores(endpoints)[0]).isEqualTo(200);
    assertThat(scores(endpoints)[1]).isZero();
  }

  @Test
  void takesItsOwnRefusalsForTheCallersWhileThePeersAreUnknown() {
    Endpoints endpoints = Peers.endpoints(2, time);
    answer(endpoints.all().get(0), true, 20);
    answer(endpoints.all().get(1), false, 9);

    assertThat(scores(endpoints)).containsExactly(0, 0);
  }

  @Test
  void forgetsRefusals() {
    AnswerMemory memory = new AnswerMemory(0);
    for (int i = 0; i < 8; i++) {
      memory.record(true, 0);
    }
    memory.record(false, Duration.ofSeconds(31).toNanos());

    assertThat(memory.answers()).isEqualTo(5);
    assertThat(memory.refusals()).isEqualTo(4);
  }

  @Test
  void bringsUpAReplicaThatJoinsSlowly() {
    NodeState node = Peers.engine(CallPolicy.DEFAULT, time, bound -> 0).node();
    Peers.replicas(1, time, node);
    List<ReplicaState> both = Peers.replicas(2, time, node);
    Endpoints endpoints = node.endpoints(both, "parcel", false, time.nanos());

    assertThat(scores(endpoints)).containsExactly(0, 9);
    time.advance(Duration.ofSeconds(5));
    assertThat(scores(endpoints)).containsExactly(0, 1);
    begin(endpoints.all().get(1));
    assertThat(scores(endpoints)).containsExactly(0, 3);
    time.advance(Duration.ofSeconds(5));
    assertThat(scores(endpoints)).containsExactly(0, 1);
  }

  @Test
  void bringsUpAReplicaThatRecoversSlowly() {
    Endpoint endpoint = Peers.endpoints(1, time).all().get(0);
    for (int i = 0; i < 10; i++) {
      begin(endpoint).failed(FAILED, time.nanos());
    }
    assertThat(endpoint.replica().isOpen()).isTrue();
    time.advance(Duration.ofMinutes(10));
    assertThat(endpoint.score(time.nanos(), 0)).isZero();

    answer(endpoint, false, 3);

    assertThat(endpoint.score(time.nanos(), 0)).isEqualTo(9, within(0.001));
    time.advance(Duration.ofSeconds(10));
    assertThat(endpoint.score(time.nanos(), 0)).isZero();
  }

  @Test
  void keepsToTheLimitOfTheReplicaForAllOperationsTogether() {
    CallPolicy policy = CallPolicy.DEFAULT.withLimits(new CallPolicy.Limits(true, 2, 0));
    NodeState node = Peers.engine(policy, time, bound -> 0).node();
    List<ReplicaState> replicas = Peers.replicas(1, time, node);
    Endpoint one = node.endpoints(replicas, "one", false, time.nanos()).all().get(0);
    Endpoint two = node.endpoints(replicas, "two", false, time.nanos()).all().get(0);
    begin(one);
    begin(two);

    assertThat(two.tryBegin(false, true, time.nanos())).isNull();
    assertThat(node.held()).as("two attempts, and the permits of each").isEqualTo(2 + 2 + 2);
  }

  @Test
  void knowsTheSameReplicaAgain() {
    NodeState node = Peers.engine(CallPolicy.DEFAULT, time, bound -> 0).node();

    List<Replica> first =
        Peers.replicas(2, time, node).stream().map(ReplicaState::replica).toList();

    assertThat(Peers.replicas(2, time, node)).isEqualTo(Peers.replicas(2, time, node));
    assertThat(first).hasSize(2);
  }
}
