package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncerTest {
  private static final Replica REPLICA = new Replica(URI.create("https://127.0.0.1:4711"), null);

  private final TestTime time = new TestTime();

  /** A test with an admitted node's announcer, whose timer does not run. */
  private interface Body {
    void run(TestNetwork network, Identity identity, Govnet govnet, Announcer announcer);
  }

  private void with(Path folder, boolean admitted, Body body) {
    try (TestNetwork network = new TestNetwork(folder, time)) {
      Identity identity = network.identity(NodeId.of("leeds"));
      if (admitted) {
        network.admit(identity);
      }
      try (Govnet govnet = Govnet.builder(identity, network.anchor()).clock(time).serving().join();
          Announcer announcer = new Announcer(govnet, time)) {
        body.run(network, identity, govnet, announcer);
      }
    }
  }

  private static List<Peer> peers(TestNetwork network) {
    return List.copyOf(network.publisher().current().peers());
  }

  @Test
  void publishesTheKeyOfAProcessThatOnlyCalls(@TempDir Path folder) {
    with(
        folder,
        true,
        (network, identity, govnet, announcer) -> {
          announcer.announceIfDue();
          announcer.announceIfDue();

          assertThat(network.published.get()).isEqualTo(1);
          assertThat(peers(network))
              .singleElement()
              .satisfies(
                  peer -> {
                    assertThat(peer.replicas()).isEmpty();
                    assertThat(peer.services()).isEmpty();
                  });
          String thumbprint = identity.messages().key().thumbprint();
          assertThat(govnet.directory().find(identity.node(), thumbprint)).isPresent();
        });
  }

  @Test
  void announcesAnewAtOnceWhenItIsReadmitted(@TempDir Path folder) {
    with(
        folder,
        true,
        (network, identity, govnet, announcer) -> {
          announcer.announceIfDue();
          time.advance(Duration.ofSeconds(1));
          network
              .publisher()
              .accept(
                  List.of(
                      network
                          .authority()
                          .admit(
                              2,
                              2,
                              identity.node(),
                              "Some council",
                              identity.documents().key(),
                              List.of(),
                              List.of(TestNetwork.PARCELS),
                              List.of("127.0.0.1"))));
          govnet.directory().refresh();
          assertThat(peers(network)).isEmpty();

          announcer.announceIfDue();
          announcer.announceIfDue();

          assertThat(network.published.get()).isEqualTo(2);
          assertThat(peers(network)).hasSize(1);
        });
  }

  @Test
  void leavesAServingProcessAlone(@TempDir Path folder) {
    with(
        folder,
        true,
        (network, identity, govnet, announcer) -> {
          network.describe(identity, List.of(REPLICA), List.of(TestNetwork.OFFER));
          govnet.directory().refresh();

          announcer.announceIfDue();

          assertThat(network.published.get()).isZero();
          assertThat(peers(network).get(0).replicas()).containsExactly(REPLICA);
        });
  }

  @Test
  void saysWhereItServes(@TempDir Path folder) {
    with(
        folder,
        true,
        (network, identity, govnet, announcer) -> {
          announcer.announceIfDue();
          time.advance(Duration.ofSeconds(1));
          announcer.serve(List.of(REPLICA), List.of(TestNetwork.OFFER));
          announcer.announceIfDue();

          assertThat(network.published.get()).isEqualTo(2);
          assertThat(peers(network).get(0).replicas()).containsExactly(REPLICA);
          assertThat(peers(network).get(0).services()).containsExactly(TestNetwork.OFFER);
        });
  }

  @Test
  void triesAgainUntilTheDirectoryIsBack(@TempDir Path folder) {
    with(
        folder,
        true,
        (network, identity, govnet, announcer) -> {
          network.down = true;
          announcer.announceIfDue();
          announcer.announceIfDue();
          assertThat(peers(network)).isEmpty();

          network.down = false;
          announcer.announceIfDue();

          assertThat(peers(network)).hasSize(1);
        });
  }

  @Test
  void waitsForItsAdmission(@TempDir Path folder) {
    with(
        folder,
        false,
        (network, identity, govnet, announcer) -> {
          announcer.announceIfDue();
          assertThat(network.published.get()).isZero();
          network.admit(identity);

          announcer.announceIfDue();
          announcer.announceIfDue();

          assertThat(peers(network)).hasSize(1);
        });
  }

  @Test
  void renewsAtHalfTheLifeOfADescriptor(@TempDir Path folder) {
    with(
        folder,
        true,
        (network, identity, govnet, announcer) -> {
          announcer.serve(List.of(REPLICA), List.of(TestNetwork.OFFER));
          announcer.announceIfDue();
          time.advance(Duration.ofHours(84).minusSeconds(1));
          announcer.announceIfDue();
          assertThat(network.published.get()).isEqualTo(1);

          time.advance(Duration.ofSeconds(1));
          announcer.announceIfDue();

          assertThat(network.published.get()).isEqualTo(2);
        });
  }
}
