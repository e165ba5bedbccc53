package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.govnet.api.AreaCode;
import org.govnet.api.BadContract;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GovnetTest {
  private final Clock clock = Clock.systemUTC();

  @Test
  void findsCallsAndBelievesTheLead(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, clock)) {
      Identity swansea = network.identity(TestPeer.NODE);
      Identity leeds = network.identity(NodeId.of("leeds"));
      network.admit(swansea);
      network.admit(leeds);
      network.designate(TestPeer.NODE);
      try (TestPeer peer = new TestPeer((SigningKey) swansea.messages());
          Govnet govnet = Govnet.join(leeds, network.anchor())) {
        network.describe(swansea, List.of(peer.replica()), List.of(TestNetwork.OFFER));
        peer.thenParcel();
        Parcels parcels = govnet.client(Parcels.class);

        assertThat(parcels.parcel("p")).isEqualTo(new Parcel("a", null));
        assertThat(parcels.nameOf("p")).isEqualTo("a");
        assertThat(govnet.client(Parcels.class, TestPeer.NODE).parcel("p").name()).isEqualTo("a");
        assertThat(network.publisher().current().peers()).hasSize(2);
        assertThat(Set.of(parcels)).contains(parcels);
        assertThat(parcels).hasToString("client of parcels v2");
        assertThat(parcels.equals(govnet.client(Parcels.class))).isFalse();
        assertThat(govnet).hasToString("govnet as uk-test/leeds");
      }
    }
  }

  @Test
  void refusesToAskAnAreaForWhatIsNotLocal(@TempDir Path folder) {
    try (TestNetwork network = new TestNetwork(folder, clock);
        Govnet govnet =
            Govnet.builder(network.identity(NodeId.of("leeds")), network.anchor())
                .serving()
                .join()) {
      assertThatThrownBy(() -> govnet.client(Parcels.class, AreaCode.of("E08000035")))
          .isInstanceOf(BadContract.class)
          .hasMessage(
              "org.govnet.client.Parcels is no local service: its @Contract names neither county"
                  + " nor district");
      assertThatThrownBy(() -> govnet.client(Runnable.class)).isInstanceOf(BadContract.class);
    }
  }

  @Test
  void refusesAnotherNetworksAnchor(@TempDir Path folder) {
    Identity identity = Identity.create(NetworkId.of("other"), NodeId.of("leeds"), folder);
    SigningKey key = SigningKey.generate(Algorithm.ED25519);
    Anchor anchor = new Anchor(TestNetwork.NAME, 1, List.of(key.key()), List.of());

    assertThatThrownBy(() -> Govnet.join(identity, anchor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("identity other/leeds is not of the anchor's network, uk-test");
  }

  @Test
  void leavesNoThreadBehind(@TempDir Path folder) throws InterruptedException {
    try (TestNetwork network = new TestNetwork(folder, clock)) {
      Identity leeds = network.identity(NodeId.of("leeds"));
      network.admit(leeds);
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      Set<Thread> during;
      try (Govnet govnet = Govnet.join(leeds, network.anchor())) {
        during = ofGovnet();
        during.removeAll(before);
        assertThat(during).extracting(Thread::getName).contains("govnet-directory");
        assertThat(during).allMatch(Thread::isDaemon);
        assertThat(govnet.identity()).isEqualTo(leeds);
      }
      for (Thread thread : during) {
        thread.join(Duration.ofSeconds(20).toMillis());
        assertThat(thread.isAlive()).as("%s", thread).isFalse();
      }
    }
  }

  private static Set<Thread> ofGovnet() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("govnet-"))
        .collect(Collectors.toSet());
  }
}
