package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.api.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned("localhost", "127.0.0.1");
  private static final ServerLimits LIMITS =
      new ServerLimits(16_384, 1_048_576, Duration.ofSeconds(10), Duration.ofSeconds(60), 64, 4);
  private static final String HOST = "Host: localhost\r\n";

  private final EchoService service = new EchoService();
  private final EmbeddedServer server = start(service, IDENTITY, LIMITS);

  static EmbeddedServer start(EchoService service, TlsIdentity identity, ServerLimits limits) {
    ResourceConfig application =
        new ResourceConfig()
            .registerInstances(
                service,
                new ProblemMapper(),
                new ParameterMapper(),
                new ReadableHeaders(),
                new ProblemJson());
    return EmbeddedServer.start(application, identity, InetAddress.getLoopbackAddress(), 0, limits);
  }

  @AfterEach
  void stop() {
    service.release.countDown();
    server.close();
  }

  private RawClient connect() throws Exception {
    return RawClient.connect(server.port(), IDENTITY);
  }

  private RawClient.Answer answerTo(String bytes) throws Exception {
    try (RawClient client = connect()) {
      return client.send(bytes).read();
    }
  }

  private void assertProblem(RawClient.Answer answer, int status, String code) throws Exception {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.field("content-type")).isEqualTo(Problem.MEDIA_TYPE);
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(answer.fields()).doesNotContainKeys("server", "x-powered-by");
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("code").asText()).isEqualTo(code);
    assertThat(body.path("type").asText()).isEqualTo("urn:govnet:problem:" + code);
    assertThat(body.path("title").asText()).isNotEmpty();
    assertThat(body.path("detail").asText()).isNotEmpty();
    assertThat(body.path("party").asText()).isEqualTo(status >= 500 ? "provider" : "caller");
    assertThat(body.has("errors")).isEqualTo(code.equals("invalid-request"));
  }

  private void assertRefused(RawClient.Answer answer, int status, String code) throws Exception {
    assertProblem(answer, status, code);
    assertThat(service.ran).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%zz",
        "/%",
        "/%4",
        "/%c0%af",
        "/%ff",
        "/%ed%a0%80",
        "/echo/v1/target/a%2Fb",
        "/echo/v1/target/a%2fb",
        "/echo/v1/target/a%5Cb",
        "/echo/v1/target/a\\b",
        "/echo/v1/target/../x",
        "/echo/v1/target/%2e%2E/x",
        "/echo/v1/target/.",
        "/echo/v1/target/.%2e",
        "/echo/v1//target/x",
        "//echo/v1/target/x",
        "/echo/v1/target/x;a=b",
        "/echo/v1/target;jsessionid=1/x",
        "/echo/v1/target/a%00b",
        "/echo/v1/target/a%0d%0ab",
        "/echo/v1/target/a%7f",
        "/echo/v1/target/a%c2%85",
        "/echo/v1/target/a\u0001b",
        "/echo/v1/target/caf\u00e9",
        "/echo/v1/target/a\"b",
        "/echo/v1/target/a<b>",
        "/echo/v1/target/a|b",
        "/echo/v1/target/a#b",
        "/echo/v1/target/x?q=%zz",
        "/echo/v1/target/x?q=%c0%af",
        "/echo/v1/target/x?q=a%00b",
        "/echo/v1/target/x?q=caf\u00e9",
        "/echo/v1/target/x?q=a#b",
        "/echo/v1/target/x?q=\"a\"",
        "*",
        "echo/v1/target/x",
        "http://localhost/echo/v1/target/x",
        "https://localhost/echo/v1/target/x",
        "https:///echo/v1/target/x"
      })
  void refusesATargetThatCouldBeReadInTwoWays(String target) throws Exception {
    assertRefused(
        answerTo("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n"), 400, "malformed-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      nullValues = "null",
      quoteCharacter = '\0',
      value = {
        "/a%20b null",
        "/a%2Db null",
        "/a%2db null",
        "/%C3%A9 null",
        "/a:b@c,d+e=f!$&'()*~ null",
        "/x%3Ba%25 null",
        "/x q=%41+b&x",
        "/x ",
        "/x a=b?c/d:e@f;g",
        "/x a=%0A%09%2F%5C;",
      })
  void givesThePathAndQueryAsReceived(String path, String query) throws Exception {
    String target = "/echo/v1/target" + path + (query == null ? "" : "?" + query);
    try (RawClient client = connect()) {
      RawClient.Answer answer = client.get(target);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).endsWith(" /echo/v1/target" + path + " " + query + " " + target);
    }
  }

  @Test
  void givesTheRawTargetWhereJerseyChangesTheQuery() throws Exception {
    String query = "q=a|b^c`d{e}[f]\\g";
    try (RawClient client = connect()) {
      RawClient.Answer answer = client.get("/echo/v1/target/x?" + query);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).endsWith(" /echo/v1/target/x?" + query);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /echo/v1/number\r\n\r\n",
        "GET /echo/v1/number HTTP/0.9\r\nHost: a\r\n\r\n",
        "GET /echo/v1/number HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /echo/v1/number HTTP/1.2\r\nHost: a\r\n\r\n",
        "GET /echo/v1/number http/1.1\r\nHost: a\r\n\r\n",
        "GET /echo/v1/ number HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "G@T /echo/v1/number HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a:b\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX:\r\n\t2\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\n X: 1\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX : 1\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\n: 1\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\nX: a\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
        "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nUpgrade:\r\n\r\n",
      })
  void refusesWhatIsNotPlainHttp(String request) throws Exception {
    assertRefused(answerTo(request), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length:\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: y\r\n\r\n",
      })
  void refusesABodyWhoseEndCouldBeReadInTwoWays(String rest) throws Exception {
    assertRefused(
        answerTo(
            "POST /echo/v1/length HTTP/1.1\r\n"
                + HOST
                + "Content-Type: application/json\r\n"
                + rest),
        400,
        "malformed-request");
  }

  @Test
  void answersAProxyThatSpeaksHttp10() throws Exception {
    try (RawClient client = connect()) {
      client.send("GET /echo/v1/number?n=1 HTTP/1.0\r\n" + HOST + "\r\n");
      assertThat(client.read().body()).isEqualTo("{\"n\":1}");
      assertThat(client.ends()).isTrue();
    }
  }

  @Test
  void refusesTransferEncodingInHttp10() throws Exception {
    assertRefused(
        answerTo(
            "POST /echo/v1/length HTTP/1.0\r\n"
                + HOST
                + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        400,
        "malformed-request");
  }

  @Test
  void runsNothingOfWhatFollowsARefusedRequest() throws Exception {
    String good = "GET /echo/v1/number HTTP/1.1\r\n" + HOST + "\r\n";
    try (RawClient client = connect()) {
      client.send("GET /%zz HTTP/1.1\r\n" + HOST + "\r\n" + good);
      assertRefused(client.read(), 400, "malformed-request");
      client.send(good);
      assertThat(client.ends()).isTrue();
    }
    assertThat(service.ran).hasValue(0);
  }

  @Test
  void answersTwoRequestsSentAtOnceInTheirOrder() throws Exception {
    try (RawClient client = connect()) {
      client.send(
          "GET /echo/v1/number?n=1 HTTP/1.1\r\n"
              + HOST
              + "\r\n"
              + "GET /echo/v1/number?n=2 HTTP/1.1\r\n"
              + HOST
              + "\r\n");
      assertThat(client.read().body()).isEqualTo("{\"n\":1}");
      assertThat(client.read().body()).isEqualTo("{\"n\":2}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16_500, 40_000})
  void refusesAHugeHeader(int bytes) throws Exception {
    assertRefused(
        answerTo(
            "GET /echo/v1/number HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(bytes) + "\r\n\r\n"),
        431,
        "headers-too-large");
  }

  /** It answers and closes before all is sent, so a slow sender may see no more than the close. */
  @Test
  void readsNoMoreOfAHeaderThatIsFarTooLong() throws Exception {
    String header = "X: " + "a".repeat(2_000_000) + "\r\n\r\n";
    try {
      assertRefused(
          answerTo("GET /echo/v1/number HTTP/1.1\r\n" + HOST + header), 431, "headers-too-large");
    } catch (SocketException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
    }
    try (RawClient client = connect()) {
      assertThat(client.get("/echo/v1/number?n=1").status()).isEqualTo(200);
    }
  }

  @Test
  void refusesAHugeTarget() throws Exception {
    assertRefused(
        answerTo("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
        431,
        "headers-too-large");
  }

  @Test
  void refusesTooManyFields() throws Exception {
    assertRefused(
        answerTo("GET /echo/v1/number HTTP/1.1\r\n" + HOST + "X: 1\r\n".repeat(200) + "\r\n"),
        431,
        "headers-too-large");
  }

  @Test
  void takesAHeaderOfAlmost16KiB() throws Exception {
    assertThat(
            answerTo(
                    "GET /echo/v1/number HTTP/1.1\r\n"
                        + HOST
                        + "X: "
                        + "a".repeat(16_000)
                        + "\r\n\r\n")
                .status())
        .isEqualTo(200);
  }

  @Test
  void takesAHeaderThatComesByteByByte() throws Exception {
    try (RawClient client = connect()) {
      String request =
          "POST /echo/v1/length HTTP/1.1\r\n"
              + HOST
              + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
      for (int i = 0; i < request.length(); i++) {
        client.send(request.substring(i, i + 1));
      }
      assertThat(client.read().body()).isEqualTo("{\"length\":2}");
    }
  }

  private static String post(String framing, String body) {
    return "POST /echo/v1/length HTTP/1.1\r\n"
        + HOST
        + "Content-Type: application/json\r\n"
        + framing
        + "\r\n\r\n"
        + body;
  }

  @Test
  void takesABodyOf1MiBAndRefusesOneByteMore() throws Exception {
    String body = "a".repeat(1_048_576);
    assertRefused(answerTo(post("Content-Length: 1048577", body + "a")), 413, "body-too-large");
    assertRefused(
        answerTo(
            post("Transfer-Encoding: chunked", "100000\r\n" + body + "\r\n1\r\na\r\n0\r\n\r\n")),
        413,
        "body-too-large");
    assertThat(answerTo(post("Content-Length: 1048576", body)).body())
        .isEqualTo("{\"length\":1048576}");
    assertThat(
            answerTo(post("Transfer-Encoding: chunked", "100000\r\n" + body + "\r\n0\r\n\r\n"))
                .body())
        .isEqualTo("{\"length\":1048576}");
  }

  @Test
  void tellsACallerWhoAsksToGoOn() throws Exception {
    try (RawClient client = connect()) {
      client.send(post("Expect: 100-continue\r\nContent-Length: 2", ""));
      assertThat(client.read().status()).isEqualTo(100);
      client.send("{}");
      assertThat(client.read().body()).isEqualTo("{\"length\":2}");
      assertThat(client.get("/echo/v1/number?n=1").body()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void saysWhatJerseyFinds() throws Exception {
    try (RawClient client = connect()) {
      assertRefused(client.get("/nowhere"), 404, "unknown-path");
      assertRefused(client.get("/"), 404, "unknown-path");
      assertRefused(client.get("/application.wadl"), 404, "unknown-path");
      RawClient.Answer notAllowed = client.get("/echo/v1/length");
      assertRefused(notAllowed, 405, "method-not-allowed");
      assertThat(notAllowed.field("allow")).isEqualTo("POST");
      assertRefused(
          client
              .send("GET /echo/v1/number HTTP/1.1\r\n" + HOST + "Accept: text/csv\r\n\r\n")
              .read(),
          406,
          "not-acceptable");
      assertRefused(
          client
              .send(
                  "POST /echo/v1/length HTTP/1.1\r\n"
                      + HOST
                      + "Content-Type: text/csv\r\nContent-Length: 1\r\n\r\na")
              .read(),
          415,
          "unsupported-media-type");
      RawClient.Answer parameter = client.get("/echo/v1/number?n=x");
      assertRefused(parameter, 400, "invalid-request");
      assertThat(parameter.body())
          .contains(
              "\"errors\":[{\"pointer\":\"n\",\"code\":\"invalid\","
                  + "\"detail\":\"this QueryParam does not have its form\"}]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept: ;;", "Content-Type: ///", "Accept: */*;q=x"})
  void refusesAFieldThatJerseyCannotRead(String field) throws Exception {
    assertRefused(
        answerTo(
            "POST /echo/v1/length HTTP/1.1\r\n" + HOST + field + "\r\nContent-Length: 2\r\n\r\n{}"),
        400,
        "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "CONNECT", "PROPFIND", "get"})
  void refusesMethodsThatNoContractHas(String method) throws Exception {
    RawClient.Answer answer = answerTo(method + " /echo/v1/number HTTP/1.1\r\n" + HOST + "\r\n");
    assertRefused(answer, 405, "method-not-allowed");
    assertThat(answer.field("allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
  }

  @Test
  void leavesAServicesOwnProblemToTheService() throws Exception {
    try (RawClient client = connect()) {
      RawClient.Answer problem = client.get("/echo/v1/fail/problem");
      assertThat(problem.status()).isEqualTo(409);
      assertThat(problem.fields()).doesNotContainKey("govnet-error");
      assertThat(problem.field("content-type")).isEqualTo(Problem.MEDIA_TYPE);
      assertThat(problem.body())
          .isEqualTo(
              "{\"type\":\"urn:govnet:problem:already-decided\",\"title\":\"Already decided\","
                  + "\"status\":409,\"code\":\"already-decided\",\"party\":\"caller\","
                  + "\"detail\":\"Caff\\u00E8 \\u2615\"}");
      RawClient.Answer notFound = client.get("/echo/v1/fail/notFound");
      assertThat(notFound.status()).isEqualTo(404);
      assertThat(notFound.fields()).doesNotContainKey("govnet-error");
      assertThat(notFound.body()).contains("\"code\":\"http-404\"");
      assertThat(client.get("/echo/v1/fail/forbidden").status()).isEqualTo(403);
    }
  }

  @Test
  void saysNothingOfWhyAServiceFailed() throws Exception {
    try (RawClient client = connect()) {
      RawClient.Answer answer = client.get("/echo/v1/fail/otherwise");
      assertProblem(answer, 500, "internal-error");
      assertThat(answer.body()).contains("\"detail\":\"the service failed\"");
      assertThat(answer.body()).doesNotContain("42");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unwritable", "broken", "fail/unwritably"})
  void saysTheSameOfAnAnswerThatCannotBeWritten(String path) throws Exception {
    try (RawClient client = connect()) {
      assertProblem(client.get("/echo/v1/" + path), 500, "internal-error");
    }
  }

  @Test
  void carriesHundredsOfRequestsOnOneConnection() throws Exception {
    try (RawClient client = connect()) {
      for (int i = 0; i < 300; i++) {
        assertThat(client.get("/echo/v1/number?n=" + i).body()).isEqualTo("{\"n\":" + i + "}");
      }
      assertThat(client.get("/echo/v1/later").body()).isEqualTo("{}");
      assertThat(client.get("/echo/v1/number?n=1").body()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void answersAHeadRequestWithoutABody() throws Exception {
    try (RawClient client = connect()) {
      client.send("HEAD /echo/v1/number HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(client.socket().getInputStream().readNBytes(12)).asString().endsWith(" 200");
    }
    try (RawClient client = connect()) {
      client.send("HEAD /%zz HTTP/1.1\r\n" + HOST + "\r\n");
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) client.socket().getInputStream().read());
      }
      assertThat(head).startsWith("HTTP/1.1 400");
      assertThat(client.ends()).isTrue();
    }
  }

  @Test
  void saysThatAPortIsTaken() {
    assertThatThrownBy(
            () ->
                EmbeddedServer.start(
                    new ResourceConfig(),
                    IDENTITY,
                    InetAddress.getLoopbackAddress(),
                    server.port(),
                    LIMITS))
        .isInstanceOf(java.io.UncheckedIOException.class)
        .hasMessage("cannot listen on 127.0.0.1 port " + server.port() + "; choose a free one");
  }
}
