package org.govnet.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Replica;
import org.govnet.examples.hosts.Joined;
import org.govnet.node.GovnetNode;
import org.govnet.node.HostAnswer;
import org.govnet.node.HostRequest;
import org.govnet.node.HostedNode;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class GovnetLifeTest {
  @Test
  void isAnnouncedAfterTheServerListensAndDrainedBeforeItEnds(@TempDir Path folder)
      throws Exception {
    NodeId name = NodeId.of("leeds");
    try (LocalNetwork network =
            LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
        HostedNode node =
            GovnetNode.builder(network.admit(name, "Leeds", List.of(), List.of()), network.anchor())
                .hosted(new Replica(URI.create("https://127.0.0.1:9"), null))) {
      GovnetLife life = new GovnetLife(node);
      assertThat(life.getPhase())
          .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
          .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
      assertThat(life.isRunning()).isFalse();

      life.start();
      Joined.await(network, name);
      assertThat(life.isRunning()).isTrue();

      String target = "/govnet/v1/directory/changes?since=9999999&stamp=9999999999999&wait=60";
      CompletableFuture<HostAnswer> waiting =
          node.answer(new HostRequest("GET", target, Map.of(), new byte[0])).toCompletableFuture();
      life.stop();
      assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(204);
      assertThat(life.isRunning()).isFalse();
    }
  }
}
