package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Uprn;
import org.govnet.client.Govnet;
import org.govnet.client.NoRoute;
import org.govnet.discovery.Freshness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory is dead for 72 hours: those who know each other go on, and nobody restarts. */
class OutageTest {
  @TempDir private Path folder;
  private final HandClock clock = HandClock.atPresent();

  @Test
  void noCallFailsForSeventyTwoHoursAndOneRefreshEndsIt() {
    NodeId york = NodeId.of("york");
    try (LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-test"), folder, clock);
        GovnetNode node =
            GovnetNode.builder(network.admit(york, "York", List.of(), List.of()), network.anchor())
                .clock(clock)
                .serve(new ProbeService())
                .start();
        Govnet leeds =
            Govnet.builder(
                    network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of()),
                    network.anchor())
                .clock(clock)
                .join()) {
      assertThat(leeds.directory().refresh()).isTrue();
      assertThat(node.govnet().directory().refresh()).isTrue();
      Probe probe = leeds.client(Probe.class, york);
      assertThat(probe.item(Uprn.of("1"), "x").text()).isEqualTo("1");
      network.directory().kill();

      for (int hour = 1; hour <= 71; hour++) {
        clock.pass(Duration.ofHours(1));
        assertThat(probe.item(Uprn.of("1"), "x").text()).as("hour %d", hour).isEqualTo("1");
        assertThat(leeds.directory().freshness())
            .as("hour %d", hour)
            .isEqualTo(hour <= 24 ? Freshness.STALE : Freshness.DEGRADED);
      }
      clock.pass(Duration.ofHours(2));
      assertThat(leeds.directory().freshness()).isEqualTo(Freshness.EXPIRED);
      assertThatThrownBy(() -> probe.item(Uprn.of("1"), "x")).isInstanceOf(NoRoute.class);

      try (DirectoryServer revived = revived(network)) {
        assertThat(revived.replica()).isEqualTo(network.directory().replica());
        assertThat(leeds.directory().refresh()).as("one refresh").isTrue();
        assertThat(node.govnet().directory().refresh()).isTrue();
        assertThat(leeds.directory().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(probe.item(Uprn.of("1"), "x").text()).isEqualTo("1");
      }
    }
  }

  private DirectoryServer revived(LocalNetwork network) {
    network.publisher().renew();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return DirectoryServer.start(
        network.publisher(),
        loopback,
        network.directory().replica().url().getPort(),
        TlsIdentity.loadOrCreate(folder.resolve("directory"), loopback.getHostAddress()));
  }
}
