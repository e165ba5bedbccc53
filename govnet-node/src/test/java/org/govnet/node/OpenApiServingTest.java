package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.govnet.api.BadContract;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI documents of a node over HTTP (protocol section 3.4). */
class OpenApiServingTest {
  private static final String OPENAPI = "/govnet/v1/openapi";
  private static final String PLANNING = OPENAPI + "/planning-applications/v1";

  @TempDir static Path folder;
  private static LocalNetwork network;
  private static GovnetNode node;
  private static Identity leeds;
  private static Govnet caller;

  @BeforeAll
  static void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    Identity manchester =
        network.admit(NodeId.of("manchester"), "Manchester", List.of(), List.of());
    leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    node =
        GovnetNode.builder(manchester, network.anchor())
            .serve(new CountingPlanning())
            .serve(new Notes.Old())
            .serve(new Notes.New())
            .deprecated(
                ContractId.of("notes"),
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-12-31T23:59:59Z"),
                URI.create("https://notes.example/v2"))
            .start();
    caller = Govnet.join(leeds, network.anchor());
  }

  @AfterAll
  static void stop() {
    caller.close();
    node.close();
    network.close();
  }

  private static RawClient.Answer send(String method, String path, String fields) throws Exception {
    try (RawClient client =
        RawClient.connect(node.replica().url().getPort(), String.valueOf(node.replica().pin()))) {
      return client.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n").read();
    }
  }

  private static JsonNode json(RawClient.Answer answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  private static void problem(RawClient.Answer answer, int status, String code) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
  }

  @Test
  void listsItsDocumentsToWhoeverAsks() throws Exception {
    RawClient.Answer answer = send("GET", OPENAPI, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.field("content-type")).isEqualTo("application/json");
    JsonNode first = json(answer).path("documents").path(0);
    assertThat(first.path("contract").asText()).isEqualTo("planning-applications");
    assertThat(first.path("version").asInt()).isEqualTo(1);
    assertThat(first.path("url").asText()).isEqualTo(node.replica().url() + PLANNING);
    assertThat(json(answer).path("documents").size()).isEqualTo(6);
  }

  @Test
  void servesADocumentThatNamesThisReplica() throws Exception {
    RawClient.Answer answer = send("GET", PLANNING, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.field("content-type")).isEqualTo("application/json");
    JsonNode document = json(answer);
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.1");
    assertThat(document.path("servers").path(0).path("url").asText())
        .isEqualTo(node.replica().url().toString());
    assertThat(document.path("paths").has("/planning-applications/v1/applications/{id}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {OPENAPI, PLANNING})
  void saysThatNothingHasChanged(String path) throws Exception {
    String tag = send("GET", path, "").field("etag");
    assertThat(tag).matches("\"[A-Za-z0-9+/]{43,}\"");
    RawClient.Answer again = send("GET", path, "If-None-Match: " + tag + "\r\n");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.field("etag")).isEqualTo(tag);
    assertThat(send("GET", path, "If-None-Match: \"other\"\r\n").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/planning-applications/v9",
        "/planning-applications/1",
        "/planning-applications",
        "/nothing/v1",
        "/planning-applications/v1/applications"
      })
  void hasNoDocumentOfWhatItDoesNotServe(String path) throws Exception {
    problem(send("GET", OPENAPI + path, ""), 404, "unknown-path");
  }

  @Test
  void saysWhereTheListIs() throws Exception {
    assertThat(json(send("GET", OPENAPI + "/nothing/v1", "")).path("detail").asText())
        .isEqualTo(
            "this node does not serve \"nothing/v1\"; /govnet/v1/openapi lists what it serves");
  }

  @ParameterizedTest
  @ValueSource(strings = {OPENAPI, PLANNING})
  void isForReadingAlone(String path) throws Exception {
    problem(send("DELETE", path, ""), 405, "method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OPENAPI + "/../../../planning-applications/v1/applications",
        OPENAPI + "/%2e%2e/%2e%2e/%2e%2e/planning-applications/v1/applications",
        OPENAPI + "//planning-applications/v1",
        OPENAPI + ";/planning-applications/v1"
      })
  void opensNoWayToAService(String path) throws Exception {
    problem(send("GET", path, ""), 400, "malformed-request");
  }

  @Test
  void leavesServicesClosed() throws Exception {
    problem(send("GET", "/planning-applications/v1/applications", ""), 401, "signature-missing");
  }

  @Test
  void servesTwoMajorVersionsSideBySide() throws Exception {
    NodeId manchester = NodeId.of("manchester");
    assertThat(caller.client(Notes.V1.class, manchester).note("7"))
        .isEqualTo(new Notes.Note("old 7"));
    assertThat(caller.client(Notes.V2.class, manchester).note("7"))
        .isEqualTo(new Notes.LongNote("new 7", 2));
    for (int version = 1; version <= 2; version++) {
      JsonNode document = json(send("GET", OPENAPI + "/notes/v" + version, ""));
      assertThat(document.path("info").path("version").asText()).isEqualTo(version + ".0.0");
      assertThat(document.path("paths").has("/notes/v" + version + "/notes/{id}")).isTrue();
    }
  }

  private static RawClient.Answer signed(String path) throws Exception {
    Fields to = Fields.builder().add("govnet-to", "uk-test/manchester").build();
    StringBuilder fields = new StringBuilder("Govnet-To: uk-test/manchester\r\n");
    new MessageSigner(leeds.node(), leeds.messages(), Clock.systemUTC(), new SecureRandom())
        .sign(new RequestMessage("GET", node.replica().url() + path, to, new byte[0]))
        .forEach((name, value) -> fields.append(name + ": " + value + "\r\n"));
    return send("GET", path, fields.toString());
  }

  @Test
  void saysThatAVersionIsOnItsWayOut() throws Exception {
    caller.client(Notes.V1.class, NodeId.of("manchester")).note("7"); // makes its key known
    RawClient.Answer old = signed("/notes/v1/notes/7");
    assertThat(old.status()).as(old.body()).isEqualTo(200);
    assertThat(old.field("deprecation")).isEqualTo("@1767225600");
    assertThat(old.field("sunset")).isEqualTo("Thu, 31 Dec 2026 23:59:59 GMT");
    assertThat(old.field("link"))
        .isEqualTo("<https://notes.example/v2>; rel=\"successor-version\"");
    RawClient.Answer current = signed("/notes/v2/notes/7");
    assertThat(current.status()).as(current.body()).isEqualTo(200);
    assertThat(current.fields()).doesNotContainKeys("deprecation", "sunset", "link");
  }

  @Test
  void refusesADeprecationThatCannotBe(@TempDir Path state) {
    GovnetNode.Builder builder =
        GovnetNode.builder(leeds.withState(state), network.anchor()).serve(new Notes.New());
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    ContractId notes = ContractId.of("notes");
    assertThatThrownBy(() -> builder.deprecated(notes, 2, now, now.minusSeconds(1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sunsetAt must not be before deprecatedAt");
    assertThatThrownBy(() -> builder.deprecated(notes, 1, now, null, null).start())
        .isInstanceOf(BadContract.class)
        .hasMessage("notes v1 is deprecated and not served: serve it, or remove it");
  }
}
