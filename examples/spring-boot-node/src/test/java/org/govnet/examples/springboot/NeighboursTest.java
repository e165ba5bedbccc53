package org.govnet.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.examples.hosts.HostSetup;
import org.govnet.examples.hosts.Joined;
import org.govnet.examples.hosts.NotebookService;
import org.govnet.examples.hosts.TlsProxy;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two examples in one network, each behind a proxy of its own. */
class NeighboursTest {
  private static final NodeId DROPWIZARD = NodeId.of("dropwizard");
  private static final NodeId SPRING = NodeId.of("spring");

  @Test
  @Timeout(300) // two applications start, one of them in a new process
  void askEachOther(@TempDir Path folder) throws Exception {
    try (LocalNetwork network =
            LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
        TlsProxy before = TlsProxy.start();
        TlsProxy beforeOther = TlsProxy.start();
        DropwizardProcess other =
            new DropwizardProcess(setup(network, DROPWIZARD, beforeOther, folder));
        RunningNode spring = RunningNode.start(setup(network, SPRING, before, folder))) {
      before.passTo(spring.port());
      beforeOther.passTo(other.uri().getPort());
      Joined.await(network, DROPWIZARD, SPRING);

      assertThat(get(spring.uri("/neighbours/dropwizard"))).isEqualTo("{\"make\":\"FORD\"}");
      assertThat(get(other.uri().resolve("/neighbours/spring"))).isEqualTo("{\"make\":\"ROVER\"}");
    }
  }

  private static HostSetup setup(LocalNetwork network, NodeId node, TlsProxy proxy, Path folder) {
    Path anchorFile = folder.resolve(node + "-anchor.json");
    network.anchor().save(anchorFile);
    return new HostSetup(
        network.admit(node, node.value(), List.of(), List.of()),
        network.anchor(),
        anchorFile,
        proxy.replica(),
        new NotebookService());
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
