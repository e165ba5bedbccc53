package org.govnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.testkit.Stubs.when;
import static org.govnet.testkit.Stubs.whenCalled;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.client.CallFailed;
import org.govnet.client.Govnet;
import org.govnet.client.NoRoute;
import org.govnet.idempotency.IdempotencyLimits;
import org.govnet.idempotency.IdempotencyMemory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a test may do with its network when nothing is wrong. */
@GovnetTest
@SuppressWarnings("NullAway.Init") // the testkit sets the fields
class NetworkTest {
  private static final Badges.Found FOUND =
      new Badges.Found(List.of(new Badges.Badge("Ada", 2026)));

  private final Network constructed;

  @Peer("manchester")
  Badges manchester;

  @Peer("manchester")
  PlanningApplications planning;

  @Peer("york")
  Badges york;

  @As("birmingham")
  Govnet birmingham;

  NetworkTest(Network network) {
    this.constructed = network;
  }

  @Test
  void givesOneNetworkToAllWhoAskForIt(Network network) {
    assertThat(network).isSameAs(constructed);
    assertThat(network.govnet("birmingham")).isSameAs(birmingham);
  }

  @Test
  void theFirstPeerOfACapabilityLeadsIt() {
    when(manchester.find(null, 20)).thenReturn(FOUND);

    assertThat(birmingham.client(Badges.class).find(null, 20)).isEqualTo(FOUND);
  }

  @Test
  void anyPeerAnswersForItself() {
    when(york.find("Ada & Bob + Zoë/ä", 20)).thenReturn(FOUND);

    Badges client = birmingham.client(Badges.class, NodeId.of("york"));

    assertThat(client.find("Ada & Bob + Zoë/ä", 20)).isEqualTo(FOUND);
  }

  @Test
  void stubsAnOperationWithoutAnswer() {
    whenCalled(() -> manchester.revoke("Ada")).thenReturn();

    birmingham.client(Badges.class).revoke("Ada");
  }

  @Test
  void stubsThroughADefaultMethod() {
    when(manchester.find("Ada", 1)).thenReturn(FOUND);

    assertThat(birmingham.client(Badges.class).count("Ada")).isEqualTo(1);
  }

  @Test
  void aDeclaredProblemArrivesAsItsType() {
    when(planning.application("7")).thenThrow(new ApplicationNotFound("7"));
    PlanningApplications client = birmingham.client(PlanningApplications.class);

    assertThatThrownBy(() -> client.application("7"))
        .isInstanceOf(ApplicationNotFound.class)
        .hasMessageContaining("no application has the id \"7\"");
  }

  @Test
  void anotherProblemArrivesAsAProblem() {
    when(manchester.find("Ada", 1))
        .thenThrow(
            new ProblemException(Problem.of(409, "closed", Party.PROVIDER, "Closed", "for lunch")));

    assertThatThrownBy(() -> birmingham.client(Badges.class).find("Ada", 1))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage("409 closed: for lunch");
  }

  @Test
  void aLaterStubOfTheSameCallReplacesTheEarlier() {
    when(manchester.find("Ada", 1)).thenReturn(new Badges.Found(List.of()));
    when(manchester.find("Ada", 1)).thenReturn(FOUND);

    assertThat(birmingham.client(Badges.class).find("Ada", 1)).isEqualTo(FOUND);
  }

  @Test
  void aLenientStubNeedNotBeUsed() {
    when(manchester.find("Ada", 1)).lenient().thenReturn(FOUND);
  }

  @Test
  void aServedNodeAnswers(Network network) {
    network.serve("leeds", new CountingBadges());

    Badges client = birmingham.client(Badges.class, NodeId.of("leeds"));

    assertThat(client.issue(new Badges.Badge("Ada", 2026)).holder()).isEqualTo("Ada");
  }

  @Test
  void aServedNodeHasTheSettingsThatTheTestGivesIt(Network network) {
    IdempotencyMemory oneKeyForEachCaller =
        new IdempotencyMemory(
            Clock.systemUTC(), new IdempotencyLimits(Duration.ofDays(1), 2, 1_000));
    network.serve("leeds", node -> node.idempotency(oneKeyForEachCaller), new CountingBadges());
    Badges client = birmingham.client(Badges.class, NodeId.of("leeds"));

    client.issue(new Badges.Badge("Ada", 2026));

    assertThatThrownBy(() -> client.issue(new Badges.Badge("Ada", 2026)))
        .hasMessageContaining("idempotency-memory-full");
  }

  @Test
  void aKilledPeerDoesNotAnswer(Network network) {
    when(manchester.find("Ada", 1)).lenient().thenReturn(FOUND);
    network.kill("manchester");

    assertThatThrownBy(() -> birmingham.client(Badges.class).find("Ada", 1))
        .isInstanceOf(CallFailed.class);
  }

  @Test
  void callsGoOnWithoutTheDirectory(Network network) {
    when(manchester.find("Ada", 1)).thenReturn(FOUND);
    network.killDirectory();

    assertThat(birmingham.client(Badges.class).find("Ada", 1)).isEqualTo(FOUND);
  }

  @Test
  void refusesToServeAPeer(Network network) {
    assertThatThrownBy(() -> network.serve("york", new CountingBadges()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("york is a @Peer: its answers are stubs");
  }

  @Test
  void refusesToKillWhoIsNotThere(Network network) {
    assertThatThrownBy(() -> network.kill("leeds"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leeds is neither a @Peer nor served by this test");
  }

  /** Shares the network, and may add to it. */
  @Nested
  class Within {
    @Peer("cardiff")
    Badges cardiff;

    @Test
    void hasItsOwnPeersAndThoseAround(Network network) {
      when(cardiff.find("Ada", 1)).thenReturn(FOUND);
      when(manchester.find("Ada", 1)).thenReturn(FOUND);

      assertThat(network).isSameAs(constructed);
      assertThat(birmingham.client(Badges.class).find("Ada", 1)).isEqualTo(FOUND);
      assertThat(birmingham.client(Badges.class, NodeId.of("cardiff")).find("Ada", 1))
          .isEqualTo(FOUND);
    }

    @Test
    void hasNoNodeThatAnotherTestServed() {
      Badges client = birmingham.client(Badges.class, NodeId.of("leeds"));

      assertThatThrownBy(() -> client.find("Ada", 1)).isInstanceOf(NoRoute.class);
    }
  }
}
