package org.govnet.examples.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.node.HostRequest;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every host has to pass: one node of a network, behind a proxy that ends TLS, with an
 * endpoint of the host's own beside the contracts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostContract {
  private static final NodeId NODE = NodeId.of("hosted");
  private static final String NOTE = "{\"text\":\"a\",\"writtenDate\":\"2026-03-01\"}";

  private final NotebookService notebook = new NotebookService();
  private LocalNetwork network;
  private TlsProxy proxy;
  private Identity identity;
  private Identity leeds;
  private Govnet govnet;
  private Notebook remote;

  /**
   * Starts the host, joined to the network, on plain HTTP on the loopback address.
   *
   * @return the port that it took
   */
  protected abstract int start(HostSetup setup) throws Exception;

  /** Stops what was started. */
  protected abstract void stop() throws Exception;

  /** A path of the host's own, for GET. */
  protected abstract String ownPath();

  /** What the host answers there, in JSON with its own settings. */
  protected abstract String ownBody();

  /** The network that the host is in. */
  protected final LocalNetwork network() {
    return network;
  }

  /** A caller, {@code leeds}. */
  protected final Govnet leeds() {
    return govnet;
  }

  @BeforeAll
  final void startAll(@TempDir Path folder) throws Exception {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    identity = network.admit(NODE, "Hosted", List.of(), List.of());
    leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    Path anchorFile = folder.resolve("anchor.json");
    network.anchor().save(anchorFile);
    proxy = TlsProxy.start();
    proxy.passTo(
        start(new HostSetup(identity, network.anchor(), anchorFile, proxy.replica(), notebook)));
    network
        .publisher()
        .accept(List.of(leeds.describe(1, 1, List.of(), List.of(), Clock.systemUTC())));
    Joined.await(network, NODE);
    govnet = Govnet.join(leeds, network.anchor());
    remote = govnet.client(Notebook.class, NODE);
  }

  @AfterAll
  final void stopAll() throws Exception {
    if (govnet != null) {
      govnet.close();
    }
    stop();
    proxy.close();
    network.close();
  }

  /** Asks for something of the host's own. */
  final RawCall.Answer unsigned(String target) throws IOException {
    return raw("GET", target, "").send();
  }

  private RawCall raw(String method, String target, String body) {
    return new RawCall(proxy, method, target, body);
  }

  private RawCall signed(RawCall call) {
    return call.signed(leeds, identity.toString());
  }

  /** Sends it, and sees that the answer is the node's own. */
  private RawCall.Answer answered(RawCall call) throws IOException {
    return RawCall.verified(signed(call).send(), identity, network.publisher().current());
  }

  @Test
  void answersACallFoundThroughTheDirectory() {
    assertThat(remote.note("a")).isEqualTo(new Notebook.Note("a", LocalDate.of(2026, 3, 1)));
  }

  @Test
  void throwsTheContractsProblems() {
    assertThatThrownBy(() -> remote.note("none"))
        .isInstanceOf(NoSuchNote.class)
        .hasMessageContaining("there is no note none");
  }

  @Test
  void tellsTheServiceWhoCalls() {
    assertThat(remote.caller().text()).isEqualTo("leeds");
  }

  @Test
  void answersFromAnotherThread() throws Exception {
    var later = remote.later().toCompletableFuture();
    assertThat(later.get(20, TimeUnit.SECONDS).text()).isEqualTo("leeds");
  }

  @Test
  void takesEveryTextAsItWasSent() {
    List<String> texts = List.of("a b", "c+d", "é/ü", "1%2F2", "x;y=z?&#", "|^`{}[]\\");
    texts
        .subList(0, 5)
        .forEach(text -> assertThat(remote.labels(List.of(text)).text()).isEqualTo(text));
    assertThat(remote.labels(texts.subList(1, 6)).text())
        .isEqualTo(String.join("|", texts.subList(1, 6)));
    assertThat(remote.note("é ü+~'()").text()).isEqualTo("é ü+~'()");
  }

  @Test
  void goesByTheTargetAsItCame() throws Exception {
    // spelt otherwise than any library would: lower-case hex, and what need not be encoded
    RawCall.Answer note = answered(raw("GET", "/notebook/v1/notes/%c3%a9%61", ""));
    assertThat(note.body()).isEqualTo("{\"text\":\"éa\",\"writtenDate\":\"2026-03-01\"}");
    RawCall.Answer labels =
        answered(raw("GET", "/notebook/v1/labels?label=%61+b&label=%7bc%7D", ""));
    assertThat(labels.body()).isEqualTo("{\"text\":\"a b|{c}\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/notebook/v1//notes/a",
        "//notebook/v1/notes/a",
        "/notebook/v1/notes/a%2Fb",
        "/notebook/v1/notes/a%5Cb",
        "/notebook/v1/notes/a;b=c",
        "/notebook/v1;x/notes/a",
        "/notebook/v1/notes/../notes/a",
        "/notebook/v1/notes/%2e%2e/notes/a",
        "/notebook/v1/./notes/a",
        "/other/../notebook/v1/notes/a",
        "/notebook/v1/notes/a%00",
        "/notebook/v1/notes/a%",
        "/notebook/v1/notes/%C3",
        "/notebook/v1/notes/a\\b",
        "/notebook%2Fv1/notes/a"
      })
  void refusesATargetThatTwoReadersCouldTakeDifferently(String target) throws Exception {
    int before = notebook.ran();
    RawCall.Answer answer = signed(raw("GET", target, "")).send();
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(notebook.ran()).isEqualTo(before);
  }

  @Test
  void signsThatThereIsNothingBelowAContractsPath() throws Exception {
    RawCall.Answer answer = answered(raw("GET", "/notebook/v1/nothing", ""));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.field("Govnet-Error")).isEqualTo("unknown-path");
    assertThat(answer.field("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answered(raw("GET", "/notebook/v1", "")).status()).isEqualTo(404);
    assertThat(answered(raw("GET", "/govnet/v1/nothing", "")).status()).isEqualTo(404);
  }

  @Test
  void signsThatAMethodIsNotAllowed() throws Exception {
    RawCall.Answer answer = answered(raw("DELETE", "/notebook/v1/notes/a", ""));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.field("Allow")).isEqualTo("GET, HEAD");
    assertThat(answer.field("Govnet-Error")).isEqualTo("method-not-allowed");
    assertThat(signed(raw("OPTIONS", "/notebook/v1/notes/a", "")).send().status()).isEqualTo(405);
  }

  @Test
  void answersAHeadWithoutABody() throws Exception {
    RawCall.Answer answer = answered(raw("HEAD", "/notebook/v1/notes/a", ""));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answered(raw("HEAD", "/notebook/v1/nothing", "")).status()).isEqualTo(404);
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    int before = notebook.ran();
    String body = "{\"text\":\"" + "x".repeat(HostRequest.MAX_BODY_BYTES) + "\"}";
    RawCall.Answer answer = answered(raw("POST", "/notebook/v1/silence", body));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.field("Govnet-Error")).isEqualTo("body-too-large");
    assertThat(notebook.ran()).isEqualTo(before);
  }

  @Test
  void refusesABodyThatCannotBeRead() throws Exception {
    RawCall.Answer answer = answered(raw("POST", "/notebook/v1/silence", "{\"text\":1}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("/text");
  }

  @Test
  void signsAnAnswerWithoutABody() throws Exception {
    RawCall.Answer answer = answered(raw("POST", "/notebook/v1/silence", NOTE));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void givesTheFirstAnswerAgainUnderOneKey() throws Exception {
    int before = notebook.ran();
    RawCall.Answer first =
        answered(raw("POST", "/notebook/v1/notes", NOTE).with("Idempotency-Key", "host-1"));
    RawCall.Answer second =
        answered(raw("POST", "/notebook/v1/notes", NOTE).with("Idempotency-Key", "host-1"));
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).startsWith("{\"text\":\"a ");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(notebook.ran()).isEqualTo(before + 1);
    assertThat(remote.write(IdempotencyKey.of("host-2"), new Notebook.Note("b", null)).text())
        .startsWith("b ");
  }

  @Test
  void compressesNothingThatIsSigned() throws Exception {
    String text = "x".repeat(3000);
    RawCall call = raw("GET", "/notebook/v1/labels?label=" + text, "");
    RawCall.Answer answer = answered(call.with("Accept-Encoding", "gzip"));
    assertThat(answer.body()).isEqualTo("{\"text\":\"" + text + "\"}");
  }

  @Test
  void leavesALocationAsItIs() {
    Response made = remote.place(new Notebook.Note("é", null));
    assertThat(made.getStatus()).isEqualTo(201);
    assertThat(made.getHeaderString("Location")).isEqualTo("notes/7");
    assertThat(made.getHeaderString("ETag")).isEqualTo("\"v1\"");
    assertThat(made.getMediaType()).hasToString("text/plain");
    assertThat(made.readEntity(String.class)).isEqualTo("é");
  }

  @Test
  void refusesWhoDoesNotSign() throws Exception {
    int before = notebook.ran();
    RawCall.Answer answer = unsigned("/notebook/v1/notes/a");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.field("WWW-Authenticate")).isEqualTo("Signature");
    assertThat(answer.field("Govnet-Error")).isEqualTo("signature-missing");
    assertThat(notebook.ran()).isEqualTo(before);
  }

  @Test
  void echoesTheCorrelationId() throws Exception {
    RawCall call = raw("GET", "/notebook/v1/notes/a", "").with("X-Correlation-Id", "c-1");
    assertThat(answered(call).field("X-Correlation-Id")).isEqualTo("c-1");
    RawCall refused = raw("GET", "/notebook/v1/nothing", "").with("X-Correlation-Id", "c-2");
    assertThat(answered(refused).field("X-Correlation-Id")).isEqualTo("c-2");
  }

  @Test
  void mirrorsTheDirectoryAndSaysWhatItServes() throws Exception {
    RawCall.Answer directory = unsigned("/govnet/v1/directory");
    assertThat(directory.status()).isEqualTo(200);
    RawCall.Answer documents = unsigned("/govnet/v1/openapi");
    assertThat(documents.body())
        .contains("\"url\":\"" + proxy.replica().url() + "/govnet/v1/openapi/notebook/v1\"");
  }

  @Test
  void leavesTheHostsOwnAlone() throws Exception {
    RawCall.Answer own = unsigned(ownPath());
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.body()).isEqualTo(ownBody());
    assertThat(own.fields()).doesNotContainKeys("Signature", "Govnet-Error");
    RawCall.Answer nothing = unsigned("/nothing-of-anybody");
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.fields()).doesNotContainKeys("Signature", "Govnet-Error");
  }
}
