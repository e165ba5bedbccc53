package org.govnet.examples.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Replica;
import org.govnet.examples.hosts.HostSetup;
import org.govnet.examples.hosts.NotebookService;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader of the directory may wait for a minute, which is longer than Jetty would wait for it.
 */
class GracefulStopTest {
  /** One request that has not been answered, and that no thread is at. */
  private static final Pattern ONE_WAITS =
      Pattern.compile(
          "\\.active-dispatches\":\\{\"count\":0},"
              + "\"[^\"]*MutableServletContextHandler\\.active-requests\":\\{\"count\":1}");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void answersThoseWhoWait(@TempDir Path folder) throws Exception {
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      Path anchorFile = folder.resolve("anchor.json");
      network.anchor().save(anchorFile);
      RunningNode node =
          RunningNode.start(
              new HostSetup(
                  network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of()),
                  network.anchor(),
                  anchorFile,
                  new Replica(URI.create("https://127.0.0.1:9"), "p".repeat(43)),
                  new NotebookService()));
      CompletableFuture<HttpResponse<String>> waiting = waiting(node);
      awaitMetric(node);

      node.server().stop();

      assertThat(waiting.get(40, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
    }
  }

  private CompletableFuture<HttpResponse<String>> waiting(RunningNode node) {
    // a state that is newer than any, so that nothing is news but the end
    String target = "/govnet/v1/directory/changes?since=9999999&stamp=9999999999999&wait=60";
    return client.sendAsync(
        HttpRequest.newBuilder(node.uri("application", target)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void awaitMetric(RunningNode node) throws Exception {
    HttpRequest metrics = HttpRequest.newBuilder(node.uri("admin", "/metrics")).build();
    String seen = "";
    for (int i = 0; i < 2_000 && !ONE_WAITS.matcher(seen).find(); i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      seen = client.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
    }
    assertThat(seen).containsPattern(ONE_WAITS);
  }
}
