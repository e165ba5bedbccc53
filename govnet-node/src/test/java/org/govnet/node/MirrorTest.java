package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryFeed;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The directory over HTTP, at the directory itself and at a node (protocol section 3.2). */
class MirrorTest {
  private static final String DIRECTORY = "/govnet/v1/directory";

  @TempDir static Path folder;
  private static WireNetwork network;

  @BeforeAll
  static void start() {
    network = WireNetwork.start(folder);
    assertThat(network.node.govnet().directory().refresh()).isTrue();
  }

  @AfterAll
  static void stop() {
    network.close();
  }

  private static RawClient.Answer send(Replica to, String head, String body) throws Exception {
    try (RawClient client = RawClient.connect(to.url().getPort(), String.valueOf(to.pin()))) {
      return client.send(head + "Host: x\r\n\r\n" + body).read();
    }
  }

  private static RawClient.Answer get(Replica from, String fields) throws Exception {
    return send(from, "GET " + DIRECTORY + " HTTP/1.1\r\n" + fields, "");
  }

  private static RawClient.Answer post(String type, String document) throws Exception {
    return send(
        network.network.directory().replica(),
        "POST /govnet/v1/documents HTTP/1.1\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + document.length()
            + "\r\n",
        document);
  }

  private static void problem(RawClient.Answer answer, int status, String code) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(answer.fields()).doesNotContainKey("signature");
    assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText()).isEqualTo(code);
  }

  @Test
  void itsFeedCountsThoseWhoWait() {
    DirectoryFeed feed = network.network.directory().feed();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (feed.waiting() == 0) { // until the node's follower has come to its next question
      assertThat(System.nanoTime() - end).as("waiting: %s", feed.waiting()).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Test
  void servesTheDirectorysBundleAtANode() throws Exception {
    RawClient.Answer atDirectory = get(network.network.directory().replica(), "");
    RawClient.Answer atNode = get(network.node.replica(), "");
    assertThat(atNode.status()).isEqualTo(200);
    assertThat(atNode.field("content-type")).isEqualTo("application/json");
    assertThat(atNode.body()).isEqualTo(atDirectory.body());
    assertThat(atNode.field("etag"))
        .isEqualTo(atDirectory.field("etag"))
        .isEqualTo('"' + network.network.publisher().current().tag() + '"');
    assertThat(atNode.body().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(network.network.publisher().current().bundle());
  }

  @Test
  void saysThatNothingHasChanged() throws Exception {
    Directory current = network.network.publisher().current();
    for (Replica mirror : List.of(network.network.directory().replica(), network.node.replica())) {
      RawClient.Answer answer = get(mirror, "If-None-Match: \"" + current.tag() + "\"\r\n");
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.field("etag")).isEqualTo('"' + current.tag() + '"');
      assertThat(get(mirror, "If-None-Match: \"other\"\r\n").status()).isEqualTo(200);
    }
  }

  @Test
  void takesADocumentAndTakesItAgain() throws Exception {
    String document = network.york.describe(1, 2, List.of(), List.of(), WireNetwork.CLOCK);
    for (int i = 0; i < 2; i++) {
      RawClient.Answer answer = post("application/jose", document);
      assertThat(answer.status()).as(answer.body()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(network.node.govnet().directory().refresh()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"x", "a.b.c", "''", "eyJhbGciOiJub25lIn0.e30."})
  void refusesWhatIsNoDocument(String document) throws Exception {
    problem(post("application/jose", document), 400, "document-refused");
  }

  @Test
  void refusesADocumentOfSomebodyWhoIsNotAdmitted(@TempDir Path elsewhere) throws Exception {
    Identity nobody = Identity.create(NetworkId.of("uk-test"), NodeId.of("nowhere"), elsewhere);
    RawClient.Answer answer =
        post("application/jose", nobody.describe(1, 1, List.of(), List.of(), WireNetwork.CLOCK));
    problem(answer, 400, "document-refused");
    assertThat(answer.body()).contains("node nowhere is not admitted");
  }

  @Test
  void refusesAnOversizedDocument() throws Exception {
    problem(post("application/jose", "a".repeat((1 << 20) + 1)), 413, "body-too-large");
  }

  @Test
  void refusesADocumentOfAnotherMediaType() throws Exception {
    problem(post("application/json", "{}"), 415, "unsupported-media-type");
  }

  @Test
  void servesNothingElse() throws Exception {
    Replica directory = network.network.directory().replica();
    problem(send(directory, "GET /x HTTP/1.1\r\n", ""), 404, "unknown-path");
    RawClient.Answer answer =
        send(network.node.replica(), "DELETE " + DIRECTORY + " HTTP/1.1\r\n", "");
    problem(answer, 405, "method-not-allowed");
    assertThat(answer.field("allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void saysThatItHasNoDirectoryYet(@TempDir Path state) throws Exception {
    Anchor nowhere =
        new Anchor(
            network.network.anchor().network(),
            1,
            network.network.anchor().keys(),
            List.of(new Replica(URI.create("https://127.0.0.1:1"), null)));
    try (GovnetNode node =
        GovnetNode.builder(network.manchester.withState(state), nowhere)
            .serve(new ProbeService())
            .start()) {
      problem(get(node.replica(), ""), 503, "directory-expired");
    }
  }

  @Test
  void refreshesFromANodeWhenTheDirectoryIsDead(@TempDir Path other) {
    try (LocalNetwork mortal =
        LocalNetwork.start(NetworkId.of("uk-mortal"), other, Clock.systemUTC())) {
      Identity york = mortal.admit(NodeId.of("york"), "York", List.of(), List.of());
      Identity leeds = mortal.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      try (GovnetNode node =
              GovnetNode.builder(york, mortal.anchor()).serve(new ProbeService()).start();
          Govnet govnet = Govnet.join(leeds, mortal.anchor())) {
        assertThat(govnet.directory().refresh()).isTrue();
        long before = revision(govnet);
        assertThat(mortal.admit(NodeId.of("derby"), "Derby", List.of(), List.of())).isNotNull();
        assertThat(node.govnet().directory().refresh()).isTrue();
        mortal.directory().kill();
        assertThat(govnet.directory().refresh()).isTrue();
        assertThat(revision(govnet))
            .isGreaterThan(before)
            .isEqualTo(mortal.publisher().current().revision());
      }
    }
  }

  private static long revision(Govnet govnet) {
    return govnet.directory().current().orElseThrow().revision();
  }
}
