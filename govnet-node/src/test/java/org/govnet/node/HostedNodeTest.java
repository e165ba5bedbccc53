package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.govnet.api.BadContract;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node without a server, asked by values alone; over sockets, see HostContract. */
class HostedNodeTest {
  private static final String WAITING =
      "/govnet/v1/directory/changes?since=%d&stamp=9999999999999&wait=60";

  private static LocalNetwork network;
  private static Identity leeds;
  private static Identity manchester;
  private static HostedNode node;

  @BeforeAll
  static void start(@TempDir Path folder) {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC());
    leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    manchester = network.admit(NodeId.of("manchester"), "Manchester", List.of(), List.of());
    network
        .publisher()
        .accept(List.of(leeds.describe(1, 1, List.of(), List.of(), Clock.systemUTC())));
    node = hosted("https://manchester.example/base");
  }

  @AfterAll
  static void stop() {
    node.close();
    network.close();
  }

  private static HostedNode hosted(String url) {
    return GovnetNode.builder(manchester, network.anchor())
        .serve(new ProbeService())
        .hosted(new Replica(URI.create(url), null));
  }

  private static CompletableFuture<HostAnswer> ask(String method, String target) {
    return ask(method, target, Map.of());
  }

  private static CompletableFuture<HostAnswer> ask(
      String method, String target, Map<String, List<String>> fields) {
    return node.answer(new HostRequest(method, target, fields, new byte[0])).toCompletableFuture();
  }

  private static String body(HostAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/probe/v1",
        "/probe/v1/",
        "/probe/v1/lists?limit=1",
        "/probe/v1?x",
        "/service-directory/v1/services",
        "/govnet/v1/directory",
        "/govnet/v1/nothing"
      })
  void servesWhatIsTheNodes(String target) {
    assertThat(node.serves(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/probe",
        "/probe/v2/lists",
        "/probe/v10",
        "/probe/v1;x/lists",
        "//probe/v1/lists",
        "/probe%2Fv1/lists",
        "/Probe/v1/lists",
        "/own?/probe/v1/lists",
        "/own/../probe/v1/lists",
        "/govnet/v1x",
        "/.well-known/openid-federation"
      })
  void leavesWhatIsTheHosts(String target) {
    assertThat(node.serves(target)).isFalse();
  }

  @Test
  void saysWhichPathsAreTheNodes() {
    assertThat(node.paths())
        .containsExactly(
            "/data-sharing-agreements/v1",
            "/evidence-checkpoints/v1",
            "/govnet/v1",
            "/probe/v1",
            "/service-directory/v1");
  }

  @Test
  void answersWhoSignedForItsConfiguredUrl() {
    String target = "/probe/v1/items/100012345678?kind=a%20|b";
    Fields.Builder fields = Fields.builder();
    fields.add("Govnet-To", "uk-test/manchester");
    Map<String, List<String>> sent = new LinkedHashMap<>();
    sent.put("Host", List.of("elsewhere"));
    sent.put("govnet-to", List.of("uk-test/manchester"));
    new MessageSigner(leeds.node(), leeds.messages(), Clock.systemUTC(), new SecureRandom())
        .sign(
            new RequestMessage(
                "GET", "https://manchester.example/base" + target, fields.build(), new byte[0]))
        .forEach((name, value) -> sent.put(name, List.of(value)));

    HostAnswer answer = ask("GET", target, sent).join();

    assertThat(body(answer)).isEqualTo("{\"text\":\"100012345678\",\"more\":\"a |b\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields()).containsKeys("Content-Type", "signature", "signature-input");
    // The thread is the host's again: calls of its own are nobody's to limit.
    assertThat(CurrentCaller.now()).isNull();
  }

  @Test
  void refusesATargetOfTwoMeanings() {
    HostAnswer answer = ask("GET", "/probe/v1/a/../b").join();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsEntry("Govnet-Error", List.of("malformed-request"));
    assertThat(body(answer)).contains("the path has a dot segment");
    assertThat(ask("HEAD", "/probe/v1/a%2Fb").join().body()).isEmpty();
  }

  @Test
  void refusesAnUnknownMethodAtOpenPathsToo() {
    assertThat(ask("TRACE", "/govnet/v1/directory").join().status()).isEqualTo(405);
    assertThat(ask("OPTIONS", "/govnet/v1/openapi").join().status()).isEqualTo(405);
  }

  @Test
  void tellsAWaitingReaderWhatIsNew() throws Exception {
    CompletableFuture<HostAnswer> waiting = ask("GET", WAITING.formatted(revision(node)));
    assertThat(waiting).isNotDone();

    Identity unused = network.admit(NodeId.of("york"), "York", List.of(), List.of());

    assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void answersThoseWhoWaitWhenItIsDrained() throws Exception {
    HostedNode other = hosted("https://manchester.example/other");
    CompletableFuture<HostAnswer> waiting =
        other
            .answer(
                new HostRequest("GET", WAITING.formatted(revision(other)), Map.of(), new byte[0]))
            .toCompletableFuture();
    assertThat(waiting).isNotDone();

    other.drain();

    assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(204);
    HostRequest whole = new HostRequest("GET", "/govnet/v1/directory", Map.of(), new byte[0]);
    assertThat(other.answer(whole).toCompletableFuture().join().status()).isEqualTo(200);
    other.close();
  }

  private static long revision(HostedNode hosted) {
    return hosted.govnet().directory().status().revision();
  }

  @Test
  void saysWhoAndWhereItIsAndNoMore() {
    assertThat(node).hasToString("node uk-test/manchester at https://manchester.example/base");
    assertThat(new HostRequest("GET", "/probe/v1?secret", Map.of(), new byte[3]))
        .hasToString("HostRequest[GET, 3 bytes]");
    assertThat(new HostAnswer(200, Map.of("A", List.of("secret")), new byte[3]))
        .hasToString("HostAnswer[200, 3 bytes]");
  }

  @Test
  void isNotMadeOfWhatItDoesNotServe() {
    GovnetNode.Builder builder =
        GovnetNode.builder(manchester, network.anchor())
            .deprecated(ContractId.of("probe"), 1, Instant.EPOCH, null, null);
    Replica replica = new Replica(URI.create("https://manchester.example"), null);
    assertThatThrownBy(() -> builder.hosted(replica)).isInstanceOf(BadContract.class);
  }
}
