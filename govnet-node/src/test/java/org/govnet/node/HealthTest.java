package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a replica says of its directory and its clock. */
@Timeout(120)
class HealthTest {
  private static final String WELL = "/probe/v1/answers/well";

  @TempDir private Path folder;

  private static RawClient.Answer health(GovnetNode node) throws Exception {
    try (RawClient client =
        RawClient.connect(node.replica().url().getPort(), String.valueOf(node.replica().pin()))) {
      return client.get("/govnet/v1/health");
    }
  }

  private static String not(String name, String why) {
    return "{\"name\":\"" + name + "\",\"ok\":false,\"why\":\"" + why;
  }

  @Test
  void isNotReadyOnceItsDirectoryIsDegradedNorOnceItHasExpired() throws Exception {
    HandClock clock = HandClock.atPresent();
    try (LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-test"), folder, clock);
        GovnetNode node = start(network, clock)) {
      assertThat(health(node).status()).isEqualTo(200);
      network.directory().kill();
      clock.pass(Duration.ofHours(23));
      assertThat(health(node).status()).as("stale").isEqualTo(200);

      clock.pass(Duration.ofHours(2));
      RawClient.Answer degraded = health(node);
      assertThat(degraded.status()).isEqualTo(503);
      assertThat(degraded.body())
          .startsWith("{\"live\":true,\"ready\":false,")
          .contains(not("directory", "degraded: no operation on personal data is served"));

      clock.pass(Duration.ofDays(2));
      assertThat(health(node).body())
          .contains(not("directory", "expired: no call is served until it is refreshed"));
    }
  }

  @Test
  void isNotReadyWhileItsClockIsBehindTheDirectorys() throws Exception {
    HandClock clock = HandClock.atPresent();
    try (LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-test"), folder, clock);
        GovnetNode node = start(network, clock)) {
      clock.pass(Duration.ofSeconds(-90));

      RawClient.Answer behind = health(node);
      assertThat(behind.status()).isEqualTo(503);
      assertThat(behind.body())
          .contains(not("clock", "this node's clock seems to be "))
          .contains(" s behind or more: the directory's timestamp is from the future");
      assertThat(node.vitals().clockOff()).isTrue();

      clock.pass(Duration.ofSeconds(90));
      assertThat(health(node).status()).isEqualTo(200);
    }
  }

  private static GovnetNode start(LocalNetwork network, Clock clock) {
    Identity york = network.admit(NodeId.of("york"), "York", List.of(), List.of());
    GovnetNode node =
        GovnetNode.builder(york, network.anchor()).clock(clock).serve(new ProbeService()).start();
    assertThat(node.govnet().directory().refresh()).isTrue();
    return node;
  }

  @Test
  void isNotReadyOnceThreeNodesThatCallAgreeOnAnotherTime() throws Exception {
    try (WireNetwork network = WireNetwork.start(folder)) {
      Identity hull = network.network.admit(NodeId.of("hull"), "Hull", List.of(), List.of());
      network
          .network
          .publisher()
          .accept(List.of(hull.describe(1, 1, List.of(), List.of(), WireNetwork.CLOCK)));
      Clock ahead = Clock.offset(WireNetwork.CLOCK, Duration.ofMinutes(2));
      for (int i = 0; i < 3; i++) {
        assertThat(network.get(WELL).at(ahead).answer().status()).isEqualTo(200);
      }
      call(network, network.york, ahead);
      assertThat(network.node.vitals().clockOff()).as("two nodes").isFalse();
      assertThat(health(network.node).status()).isEqualTo(200);

      call(network, hull, ahead);

      assertThat(network.node.vitals().clockOff()).isTrue();
      assertThat(network.node.vitals().clockOffset())
          .isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));
      assertThat(health(network.node).body())
          .contains(not("clock", "this node's clock seems to be 1"))
          .contains("by the median of 3 nodes that called lately");

      call(network, hull, WireNetwork.CLOCK);
      call(network, network.york, WireNetwork.CLOCK);
      assertThat(health(network.node).status()).isEqualTo(200);
    }
  }

  private static void call(WireNetwork network, Identity caller, Clock clock) throws Exception {
    WireRequest request = network.get(WELL).by(caller.node(), caller.messages()).at(clock);
    assertThat(request.answer().status()).isEqualTo(200);
  }
}
