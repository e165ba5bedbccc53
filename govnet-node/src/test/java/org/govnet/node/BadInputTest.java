package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.govnet.api.NodeId;
import org.govnet.api.Problem;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller sends: it is refused in words, no service runs, and the refusal is signed. */
class BadInputTest {
  private static final String LIST = "/planning-applications/v1/applications";
  private static final String ONE = LIST + "/" + CountingPlanning.ID;
  private static final String NEW =
      """
      {"applicationType":"pp","description":"A shed","site":{"title":"1 Fictional Street",\
      "location":{"type":"Point","coordinates":[-2.24,53.48]}}}""";

  @TempDir static Path folder;
  private static WireNetwork network;

  @BeforeAll
  static void start() {
    network = WireNetwork.start(folder);
  }

  @AfterAll
  static void stop() {
    network.close();
  }

  private enum Sealed {
    SIGNED,
    UNSIGNED
  }

  /** Sends it, and checks everything but what the detail says, which it returns. */
  private static JsonNode refused(WireRequest request, Sealed sealed, int status, String code)
      throws Exception {
    int before = network.ran();
    return problem(request, request.send(), sealed, status, code, before);
  }

  private static JsonNode problem(
      WireRequest request,
      WireRequest.Reply reply,
      Sealed sealed,
      int status,
      String code,
      int ranBefore)
      throws Exception {
    RawClient.Answer answer = reply.answer();
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.field("content-type")).isEqualTo(Problem.MEDIA_TYPE);
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(answer.fields().containsKey("signature")).isEqualTo(sealed == Sealed.SIGNED);
    if (sealed == Sealed.SIGNED && reply.request().fields().first("content-digest").isPresent()) {
      request.assertSigned(reply);
    }
    assertThat(answer.field("www-authenticate")).isEqualTo(status == 401 ? "Signature" : "");
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("code").asText()).isEqualTo(code);
    assertThat(body.path("type").asText()).isEqualTo("urn:govnet:problem:" + code);
    assertThat(body.path("title").asText()).isNotEmpty();
    assertThat(network.ran()).isEqualTo(ranBefore);
    return body;
  }

  private static String detail(WireRequest request, Sealed sealed, int status, String code)
      throws Exception {
    return refused(request, sealed, status, code).path("detail").asText();
  }

  private static boolean isField(String line, String name) {
    return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
  }

  private static WireRequest submit(String body) {
    return network.post(LIST, body).key("key-" + System.nanoTime());
  }

  // Whose it is

  @Test
  void answersWhatIsWellSigned() throws Exception {
    assertThat(network.get(ONE).answer().status()).isEqualTo(200);
    assertThat(submit(NEW).answer().status()).isEqualTo(200);
  }

  @Test
  void refusesARequestWithoutASignature() throws Exception {
    assertThat(detail(network.get(ONE).unsigned(), Sealed.UNSIGNED, 401, "signature-missing"))
        .isEqualTo("there is no Signature and no Signature-Input");
  }

  @Test
  void refusesASignatureWithoutItsInput() throws Exception {
    WireRequest request =
        network.get(ONE).spoil(line -> isField(line, "signature-input") ? "" : line);
    assertThat(detail(request, Sealed.UNSIGNED, 401, "signature-malformed"))
        .isEqualTo("there must be one Signature-Input and one Signature, not 0 and 1");
  }

  @Test
  void refusesTwoSignaturesInOneField() throws Exception {
    WireRequest request =
        network
            .get(ONE)
            .spoil(
                line ->
                    line.toLowerCase(Locale.ROOT).startsWith("signature")
                        ? line + ", b=" + line.substring(line.indexOf('=') + 1)
                        : line);
    assertThat(detail(request, Sealed.UNSIGNED, 401, "signature-malformed"))
        .isEqualTo("signature-input must have one signature, not 2: it is one for each message");
  }

  @Test
  void refusesTwoSignatureFields() throws Exception {
    WireRequest request = network.get(ONE);
    List<String> lines = request.sign();
    for (String line : lines) {
      if (isField(line, "signature") || isField(line, "signature-input")) {
        request.afterwards(
            line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
      }
    }
    assertThat(detail(request, Sealed.UNSIGNED, 401, "signature-malformed"))
        .isEqualTo("there must be one Signature-Input and one Signature, not 2 and 2");
  }

  @Test
  void refusesASignatureThatDoesNotVerify() throws Exception {
    WireRequest request =
        network
            .get(ONE)
            .spoil(
                line ->
                    isField(line, "signature") ? line.replaceFirst("=:.....", "=:AAAAA") : line);
    assertThat(detail(request, Sealed.SIGNED, 401, "signature-invalid"))
        .isEqualTo(
            "the signature by leeds#"
                + network.leeds.messages().key().thumbprint()
                + " does not verify; a request to this replica is signed for "
                + network.node.replica().url());
  }

  @Test
  void refusesARequestSignedForAnotherReplicasUrl() throws Exception {
    assertThat(
            detail(
                network.get(ONE).signedFor(URI.create("https://127.0.0.1:1")),
                Sealed.SIGNED,
                401,
                "signature-invalid"))
        .endsWith("; a request to this replica is signed for " + network.node.replica().url());
  }

  @ParameterizedTest
  @CsvSource({
    "Govnet-Deadline, 1000",
    "Govnet-Unheard-Of, x",
    "Idempotency-Key, k-1",
    "Content-Type, application/json"
  })
  void refusesAFieldThatHasToBeCoveredAndIsNot(String name, String value) throws Exception {
    WireRequest request = network.post(LIST, NEW).without("Content-Type").afterwards(name, value);
    assertThat(detail(request, Sealed.SIGNED, 401, "signature-uncovered"))
        .isEqualTo('"' + name.toLowerCase(Locale.ROOT) + "\" has to be covered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"content-digest", "govnet-to", "@method", "@target-uri"})
  void refusesASignatureThatLeavesOut(String component) throws Exception {
    WireRequest request =
        network
            .get(ONE)
            .spoil(
                line ->
                    isField(line, "signature-input")
                        ? line.replaceFirst("[ ]?\"" + component + "\"", "").replace("=( ", "=(")
                        : line);
    assertThat(detail(request, Sealed.SIGNED, 401, "signature-uncovered"))
        .isEqualTo('"' + component + "\" has to be covered");
  }

  @Test
  void refusesARequestWithoutADigest() throws Exception {
    WireRequest request =
        network.get(ONE).spoil(line -> isField(line, "content-digest") ? "" : line);
    assertThat(detail(request, Sealed.SIGNED, 401, "signature-malformed"))
        .isEqualTo("\"content-digest\" is covered, and must be there once: it is 0 times");
  }

  @Test
  void signsItsRefusalOfADigestThatNoSignatureCanCover() throws Exception {
    WireRequest request =
        network
            .get(ONE)
            .spoil(line -> isField(line, "content-digest") ? line + ", x=\u00e9" : line);
    int before = network.ran();
    WireRequest.Reply reply = request.send();
    assertThat(reply.answer().status()).isEqualTo(401);
    assertThat(reply.answer().field("govnet-error")).isEqualTo("signature-malformed");
    assertThat(reply.answer().field("signature-input")).doesNotContain("\"content-digest\";req");
    assertThat(network.ran()).isEqualTo(before);
  }

  @Test
  void refusesAnExpiredSignature() throws Exception {
    Clock past = Clock.offset(WireNetwork.CLOCK, Duration.ofSeconds(-400));
    assertThat(detail(network.get(ONE).at(past), Sealed.SIGNED, 401, "signature-expired"))
        .matches("expires is \\S+Z and now is \\S+Z");
  }

  @Test
  void refusesASignatureFromTheFuture() throws Exception {
    Clock future = Clock.offset(WireNetwork.CLOCK, Duration.ofSeconds(400));
    assertThat(detail(network.get(ONE).at(future), Sealed.SIGNED, 401, "signature-early"))
        .matches("created is \\S+Z and now is \\S+Z");
  }

  @Test
  void refusesASignatureFromBeforeItStarted() throws Exception {
    Clock past = Clock.offset(WireNetwork.CLOCK, Duration.ofSeconds(-200));
    assertThat(detail(network.get(ONE).at(past), Sealed.SIGNED, 401, "signature-early"))
        .matches("created is \\S+Z and this replica started at \\S+Z: sign it again");
  }

  @Test
  void refusesTheSameMessageTwice() throws Exception {
    WireRequest request = network.get(ONE);
    List<String> lines = request.sign();
    assertThat(request.send(lines).answer().status()).isEqualTo(200);
    int before = network.ran();
    assertThat(
            problem(request, request.send(lines), Sealed.SIGNED, 401, "replayed", before)
                .path("detail")
                .asText())
        .isEqualTo(
            "the nonce has been used by leeds#" + network.leeds.messages().key().thumbprint());
  }

  @Test
  void refusesAKeyThatNobodyRegistered() throws Exception {
    SigningKey fresh = SigningKey.generate(Algorithm.ED25519);
    assertThat(
            detail(
                network.get(ONE).by(network.leeds.node(), fresh),
                Sealed.SIGNED,
                401,
                "key-unknown"))
        .isEqualTo("leeds has no message key " + fresh.key().thumbprint());
  }

  @Test
  void refusesANodeThatNobodyAdmitted() throws Exception {
    assertThat(
            detail(
                network.get(ONE).by(NodeId.of("nowhere"), network.leeds.messages()),
                Sealed.SIGNED,
                401,
                "key-unknown"))
        .startsWith("nowhere has no message key ");
  }

  @Test
  void refusesTheKeyOfAnotherNode() throws Exception {
    assertThat(
            detail(
                network.get(ONE).by(network.york.node(), network.leeds.messages()),
                Sealed.SIGNED,
                401,
                "key-unknown"))
        .startsWith("york has no message key ");
  }

  @Test
  void refusesADocumentKey() throws Exception {
    assertThat(
            detail(
                network.get(ONE).by(network.leeds.node(), network.leeds.documents()),
                Sealed.SIGNED,
                401,
                "key-unknown"))
        .startsWith("leeds has no message key ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uk-test/leeds", "uk/manchester", "manchester", "UK-TEST/MANCHESTER"})
  void refusesWhatIsForAnother(String to) throws Exception {
    WireRequest request = network.get(ONE).without("Govnet-To").with("Govnet-To", to);
    assertThat(detail(request, Sealed.SIGNED, 421, "wrong-recipient"))
        .isEqualTo("Govnet-To is \"" + to + "\" and this is uk-test/manchester");
  }

  @Test
  void refusesAnotherBodyThanTheOneSigned() throws Exception {
    assertThat(detail(submit(NEW).swapBody(NEW + " "), Sealed.SIGNED, 400, "digest-mismatch"))
        .isNotEmpty();
  }

  // What is too much, or no HTTP

  @Test
  void refusesAHugeHeader() throws Exception {
    assertThat(
            detail(
                network.get(ONE).with("X-Huge", "a".repeat(17_000)),
                Sealed.UNSIGNED,
                431,
                "headers-too-large"))
        .isEqualTo(
            "the request line and header fields may have at most 16384 bytes and 100 fields"
                + " together");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesABodyOverTheLimit(boolean chunked) throws Exception {
    WireRequest request = submit("{\"x\":\"" + "a".repeat(1 << 20) + "\"}");
    assertThat(
            detail(chunked ? request.chunked() : request, Sealed.UNSIGNED, 413, "body-too-large"))
        .isEqualTo("a body may have at most 1048576 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LIST + "/%zz",
        LIST + "/%ff",
        LIST + "/%c0%af",
        LIST + "?reference=%zz",
        LIST + "?reference=%ff",
        LIST + "/a%2fb",
        LIST + "/../applications",
        LIST + "//x",
        LIST + ";a=b",
        "/planning-applications/v1/\u00e9"
      })
  void refusesATargetThatCanBeReadInTwoWays(String target) throws Exception {
    assertThat(detail(network.get(target), Sealed.UNSIGNED, 400, "malformed-request"))
        .startsWith("the ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PROPFIND"})
  void refusesAMethodThatNoContractHas(String method) throws Exception {
    WireRequest request = network.get(ONE).method(method);
    WireRequest.Reply reply = request.send();
    problem(request, reply, Sealed.UNSIGNED, 405, "method-not-allowed", network.ran());
    assertThat(reply.answer().field("allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
  }

  // What its body says

  private static void refusedBody(WireRequest request, String detail) throws Exception {
    assertThat(detail(request, Sealed.SIGNED, 400, "body-malformed")).isEqualTo(detail);
  }

  @Test
  void refusesABodyThatIsNotUtf8() throws Exception {
    byte[] body = NEW.replace("shed", "sh\u00e9d").getBytes(StandardCharsets.ISO_8859_1);
    refusedBody(
        submit("").body(body), "the body is not UTF-8 at byte offset " + NEW.indexOf("ed\""));
  }

  @Test
  void refusesUtf16() throws Exception {
    refusedBody(
        submit("").body(NEW.getBytes(StandardCharsets.UTF_16LE)),
        "the body has a NUL byte at offset 1; it must be UTF-8");
  }

  @Test
  void refusesDeepJson() throws Exception {
    String deep = "{\"a\":".repeat(80) + "1" + "}".repeat(80);
    assertThat(detail(submit(deep), Sealed.SIGNED, 400, "body-malformed"))
        .startsWith("the body has more than 64 levels, ");
  }

  @Test
  void refusesAMemberThatIsThereTwice() throws Exception {
    assertThat(
            detail(
                submit("{\"description\":\"a\",\"description\":\"b\"}"),
                Sealed.SIGNED,
                400,
                "body-malformed"))
        .startsWith("the body is not valid JSON at line 1, column ")
        .contains("description");
  }

  @ParameterizedTest
  @CsvSource({
    "[1], the body must be a JSON object",
    "'\"x\"', the body must be a JSON object",
    "null, the body must be a JSON object",
    "'', the body is empty; it must be a JSON object"
  })
  void refusesWhatIsNoObject(String body, String detail) throws Exception {
    refusedBody(submit(body), detail);
  }

  @Test
  void refusesWhatFollowsTheObject() throws Exception {
    assertThat(detail(submit(NEW + "{}"), Sealed.SIGNED, 400, "body-malformed"))
        .matches("the body goes on after its JSON object at line 1, column \\d+");
  }

  @Test
  void refusesATruncatedObject() throws Exception {
    assertThat(detail(submit(NEW.substring(0, 30)), Sealed.SIGNED, 400, "body-malformed"))
        .startsWith("the body is not valid JSON at line 1, column ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"description\":\"A shed\"|\"other\":1|/description|missing|is required",
        "\"A shed\"|null|/description|missing|is required",
        "[-2.24,53.48]|\"here\"|/site/location/coordinates|invalid|must be an array",
        "\"pp\"|\"palace\"|/applicationType|invalid|palace",
        "\"pp\"|7|/applicationType|invalid|is not",
        "[-2.24,53.48]|[53.48,-200]|/site/location|invalid|latitude must be from -90 to 90",
        "\"title\":|\"uprn\":\"x\",\"title\":|/site/uprn|invalid|UPRN must be 1 to 12 digits"
      })
  void refusesAMemberThatIsWrong(
      String good, String bad, String pointer, String code, String detail) throws Exception {
    JsonNode body = refused(submit(NEW.replace(good, bad)), Sealed.SIGNED, 400, "invalid-request");
    assertThat(body.path("errors")).hasSize(1);
    JsonNode error = body.path("errors").get(0);
    assertThat(error.path("pointer").asText()).isEqualTo(pointer);
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("detail").asText()).contains(detail).doesNotContain("org.govnet");
    assertThat(body.path("detail").asText())
        .isEqualTo(pointer + " " + error.path("detail").asText());
  }

  // What it asks for

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=abc|limit|must be a whole number of 32 bits: \"abc\"",
        "limit=|limit|must be a whole number of 32 bits: \"\"",
        "limit=99999999999|limit|must be a whole number of 32 bits: \"99999999999\"",
        "uprn=12x|uprn|UPRN must be 1 to 12 digits, as in 100071417680, and not zero: \"12x\"",
        "uprn=|uprn|UPRN must be 1 to 12 digits, as in 100071417680, and not zero: \"\"",
        "stage=dreaming|stage|\"dreaming\"",
        "status=%0a|status|\"\\u000a\""
      })
  void refusesAQueryParameterThatIsWrong(String query, String name, String detail)
      throws Exception {
    JsonNode body = refused(network.get(LIST + "?" + query), Sealed.SIGNED, 400, "invalid-request");
    JsonNode error = body.path("errors").get(0);
    assertThat(error.path("pointer").asText()).isEqualTo(name);
    assertThat(error.path("detail").asText()).contains(detail).doesNotContain("org.govnet");
    assertThat(body.path("detail").asText())
        .isEqualTo("parameter " + name + ": " + error.path("detail").asText());
  }

  @Test
  void refusesAPathParameterThatIsWrong() throws Exception {
    JsonNode body =
        refused(network.get("/probe/v1/items/x?kind=a"), Sealed.SIGNED, 400, "invalid-request");
    assertThat(body.path("detail").asText())
        .isEqualTo(
            "parameter uprn: is not valid: UPRN must be 1 to 12 digits, as in 100071417680, and not zero: \"x\"");
  }

  @Test
  void refusesARequestWithoutAQueryParameterThatHasToBeThere() throws Exception {
    JsonNode body =
        refused(network.get("/probe/v1/items/1"), Sealed.SIGNED, 400, "invalid-request");
    assertThat(body.path("detail").asText()).isEqualTo("query parameter kind is required");
    assertThat(body.path("errors").toString())
        .isEqualTo("[{\"pointer\":\"kind\",\"code\":\"missing\",\"detail\":\"is required\"}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nowhere",
        "/planning-applications/v2/applications",
        "/planning-applications/v1",
        LIST + "/x/y/z",
        "/govnet/v1/documents",
        "/govnet/v1/%64irectory",
        "/application.wadl"
      })
  void refusesAPathThatNothingServes(String path) throws Exception {
    assertThat(detail(network.get(path), Sealed.SIGNED, 404, "unknown-path"))
        .isEqualTo(
            "nothing is served at that path; the directory says which services this node has");
  }

  @Test
  void refusesAMethodThatThePathDoesNotHave() throws Exception {
    WireRequest request = network.get(LIST).method("DELETE");
    WireRequest.Reply reply = request.send();
    JsonNode body =
        problem(request, reply, Sealed.SIGNED, 405, "method-not-allowed", network.ran());
    assertThat(body.path("detail").asText()).isEqualTo("that path allows GET, HEAD, POST");
    assertThat(reply.answer().field("allow")).isEqualTo("GET, HEAD, POST");
  }

  @Test
  void refusesToAnswerInAnotherMediaType() throws Exception {
    assertThat(
            detail(
                network.get(ONE).with("Accept", "text/html"), Sealed.SIGNED, 406, "not-acceptable"))
        .isEqualTo(
            "none of the media types in Accept is application/json, which is what operations answer"
                + " with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/problem+json", ""})
  void refusesABodyOfAnotherMediaType(String type) throws Exception {
    WireRequest request = submit(NEW).without("Content-Type");
    if (!type.isEmpty()) {
      request.with("Content-Type", type);
    }
    assertThat(detail(request, Sealed.SIGNED, 415, "unsupported-media-type"))
        .isEqualTo(
            "a body has to be application/json, a form application/x-www-form-urlencoded, and a"
                + " document application/jose");
  }

  @Test
  void refusesAContentTypeThatCannotBeRead() throws Exception {
    WireRequest request = submit(NEW).without("Content-Type").with("Content-Type", "///");
    assertThat(detail(request, Sealed.SIGNED, 400, "malformed-request"))
        .isEqualTo("Content-Type cannot be read");
  }

  // Its key, its deadline, its other fields

  @Test
  void refusesAWriteWithoutAKey() throws Exception {
    assertThat(detail(network.post(LIST, NEW), Sealed.SIGNED, 400, "idempotency-key-missing"))
        .isEqualTo("send an Idempotency-Key, the same for every attempt of one call");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a_b", "\"quoted\""})
  void refusesAKeyThatIsMalformed(String key) throws Exception {
    assertThat(
            detail(
                network.post(LIST, NEW).key(key), Sealed.SIGNED, 400, "idempotency-key-malformed"))
        .startsWith("idempotency key must be 1 to 255 of A-Z, a-z, 0-9 and hyphen: ");
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherBody() throws Exception {
    assertThat(network.post(LIST, NEW).key("reused-1").answer().status()).isEqualTo(200);
    assertThat(
            detail(
                network.post(LIST, NEW + " ").key("reused-1"),
                Sealed.SIGNED,
                409,
                "idempotency-key-reused"))
        .isEqualTo(
            "key reused-1 belongs to a request with another body, query, purpose or legal basis;"
                + " use a new key");
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherQuery() throws Exception {
    String path = "/probe/v1/runs/well";
    String note = "{\"text\":\"a\"}";
    assertThat(network.post(path + "?copies=1", note).key("reused-2").answer().status())
        .isEqualTo(200);
    refused(
        network.post(path + "?copies=2", note).key("reused-2"),
        Sealed.SIGNED,
        409,
        "idempotency-key-reused");
  }

  @Test
  void tellsWhoComesWhileTheFirstStillRunsToWait() throws Exception {
    String path = "/probe/v1/runs/wait";
    String note = "{\"text\":\"a\"}";
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return network.post(path, note).key("slow").answer().status();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    network.probe.entered.await();
    WireRequest second = network.post(path, note).key("slow");
    WireRequest.Reply reply = second.send();
    JsonNode body =
        problem(second, reply, Sealed.SIGNED, 409, "idempotency-in-progress", network.ran());
    assertThat(body.path("detail").asText()).isEqualTo("ask again with key slow in a second");
    assertThat(reply.answer().field("retry-after")).isEqualTo("1");
    network.probe.release.countDown();
    assertThat(first.join()).isEqualTo(200);
  }

  @Test
  void refusesACompressedBody() throws Exception {
    assertThat(
            detail(
                submit(NEW).afterwards("Content-Encoding", "gzip"),
                Sealed.SIGNED,
                400,
                "malformed-request"))
        .isEqualTo("a request cannot have Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "caf\u00e9", ""})
  void refusesACorrelationIdThatCannotBeEchoed(String id) throws Exception {
    WireRequest request = network.get(ONE).with("X-Correlation-Id", id);
    WireRequest.Reply reply = request.send();
    JsonNode body = problem(request, reply, Sealed.SIGNED, 400, "malformed-request", network.ran());
    assertThat(body.path("detail").asText())
        .startsWith("X-Correlation-Id must be there once, as 1 to 128 visible ASCII characters: ");
    assertThat(reply.answer().fields()).doesNotContainKey("x-correlation-id");
  }

  @Test
  void refusesTwoCorrelationIds() throws Exception {
    assertThat(
            detail(
                network.get(ONE).with("X-Correlation-Id", "a").with("X-Correlation-Id", "b"),
                Sealed.SIGNED,
                400,
                "malformed-request"))
        .endsWith(": \"a, b\"");
  }

  @Test
  void echoesACorrelationIdOnARefusalAndNoneThatIsBad() throws Exception {
    Clock past = Clock.offset(WireNetwork.CLOCK, Duration.ofSeconds(-400));
    assertThat(
            network
                .get(ONE)
                .at(past)
                .with("X-Correlation-Id", "case-7")
                .answer()
                .field("x-correlation-id"))
        .isEqualTo("case-7");
    assertThat(
            network.get(ONE).at(past).with("X-Correlation-Id", "x".repeat(129)).answer().fields())
        .doesNotContainKey("x-correlation-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "300001", "1000000", "1.5", "soon", "01"})
  void refusesADeadlineThatIsNone(String deadline) throws Exception {
    assertThat(
            detail(
                network.get(ONE).with("Govnet-Deadline", deadline),
                Sealed.SIGNED,
                400,
                "malformed-request"))
        .isEqualTo("Govnet-Deadline must be 1 to 300000 milliseconds: \"" + deadline + "\"");
  }

  @Test
  void refusesACoveredFieldThatIsThereTwice() throws Exception {
    assertThat(
            detail(
                network
                    .get(ONE)
                    .with("Govnet-Deadline", "1000")
                    .afterwards("Govnet-Deadline", "300000"),
                Sealed.SIGNED,
                401,
                "signature-malformed"))
        .isEqualTo("\"govnet-deadline\" is covered, and must be there once: it is 2 times");
  }

  @Test
  void answersHeadAsGetWithoutTheBody() throws Exception {
    int before = network.ran();
    RawClient.Answer found = network.get(ONE).method("HEAD").answer();
    assertThat(found.status()).isEqualTo(200);
    assertThat(network.ran()).isEqualTo(before + 1);
    RawClient.Answer refused = network.get("/nowhere").method("HEAD").answer();
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.field("govnet-error")).isEqualTo("unknown-path");
  }
}
