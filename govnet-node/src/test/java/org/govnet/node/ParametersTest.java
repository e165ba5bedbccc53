package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.govnet.api.BadContract;
import org.govnet.client.Govnet;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node takes and refuses of each kind of parameter, whoever sends it. */
class ParametersTest {
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

  @BeforeEach
  void forget() {
    network.everything.calls.clear();
  }

  private static WireRequest form(String body) {
    return new WireRequest(network, "POST", "/everything/v1/forms", body)
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  private static void assertRefused(WireRequest request, int status, String code, String detail)
      throws Exception {
    RawClient.Answer answer = request.answer();
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains(detail);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(network.everything.calls).isEmpty();
  }

  private static EverythingService.Call arrived() {
    return network.everything.calls.remove();
  }

  @Test
  void namesEveryParameterThatIsMissingOrThereTwice() throws Exception {
    assertRefused(
        network.get("/everything/v1/values?text=a&text=b&tier=county&optional=a&optional=b"),
        400,
        "invalid-request",
        "\"detail\":\"query parameter text is there more than once; query parameter optional is"
            + " there more than once; query parameter large is required; query parameter open is"
            + " required; query parameter startDate is required\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lists?text=1&text=2&text=3&text=4&text=5 | query parameter text has 5 values, and at most"
            + " 4 go",
        "lists?number=1&number=x | parameter number: must be a whole number",
        "lists?hex=zz | parameter hex: ",
        "converted/a?hex= | parameter hex: ",
        "searches/a?o=1&limit=x | parameter limit: must be a whole number",
        "searches/a | query parameter o is required",
        "things?from=x | parameter from: must be a whole number",
        "things/x | parameter key: must be a whole number",
      })
  void refusesWhatIsNoValue(String target, String detail) throws Exception {
    assertRefused(network.get("/everything/v1/" + target), 400, "invalid-request", detail);
  }

  @Test
  void readsAPlusAsASpaceInQueriesAndForms() throws Exception {
    assertThat(form("text=a+b%2Bc&number=1&number=2&raw=a%2Bb").answer().status()).isEqualTo(200);
    assertThat(arrived().arguments())
        .containsExactly(
            "a b+c",
            List.of(1, 2),
            null,
            new java.math.BigDecimal("1.50"),
            Optional.of("a%2Bb"),
            Optional.empty());
    assertThat(network.get("/everything/v1/searches/p?q=a+b&o=1&tag=+").answer().status())
        .isEqualTo(200);
    assertThat(arrived().arguments())
        .containsExactly(
            new Everything.Search(
                "a b", List.of(" "), Optional.empty(), 20, new Everything.Page("p", null, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text=%zz | the form is not valid percent-encoding of UTF-8",
        "text=%C3%28 | the form is not valid percent-encoding of UTF-8",
        "text=a b | the form has a character that has to be percent-encoded",
        "text=é | the form has a character that has to be percent-encoded",
      })
  void refusesAFormThatTwoCouldReadDifferently(String body, String detail) throws Exception {
    assertRefused(form(body), 400, "body-malformed", detail);
  }

  @Test
  void refusesAFormWithTooManyValuesOrInAnotherCharacterSet() throws Exception {
    assertRefused(
        form("text=a" + "&x=".repeat(1000)), 400, "body-malformed", "has more than 1000 values");
    assertRefused(form(""), 400, "invalid-request", "form parameter text is required");
    assertRefused(
        new WireRequest(network, "POST", "/everything/v1/forms", "text=a")
            .with("Content-Type", "application/x-www-form-urlencoded; charset=utf-16"),
        415,
        "unsupported-media-type",
        "a form application/x-www-form-urlencoded");
    assertRefused(
        network.post("/everything/v1/forms", "{}"),
        415,
        "unsupported-media-type",
        "a form application/x-www-form-urlencoded");
    assertRefused(
        new WireRequest(network, "POST", "/everything/v1/forms", "text=a"),
        415,
        "unsupported-media-type",
        "a form application/x-www-form-urlencoded");
  }

  private static List<String> covering(WireRequest request, String target, Set<String> more) {
    List<String> lines = new ArrayList<>(request.unsigned().sign());
    Fields.Builder fields = Fields.builder();
    for (String line : lines) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon), line.substring(colon + 1));
    }
    RequestMessage message =
        new RequestMessage(
            "GET", network.node.replica().url() + target, fields.build(), new byte[0]);
    new MessageSigner(
            network.leeds.node(), network.leeds.messages(), WireNetwork.CLOCK, new SecureRandom())
        .sign(message, more)
        .forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  @Test
  void believesAContractsHeaderFieldOnlyIfItIsSigned() throws Exception {
    String target = "/everything/v1/fields";
    assertRefused(
        network.get(target).with("Case-Reference", "A-7"),
        401,
        "signature-uncovered",
        "case-reference\\\" has to be covered");
    WireRequest signed = network.get(target).with("Case-Reference", "A-7  b");
    WireRequest.Reply reply = signed.send(covering(signed, target, Set.of("case-reference")));
    assertThat(reply.answer().status()).isEqualTo(200);
    assertThat(arrived().arguments()).containsExactly("A-7  b", null, "usual", Optional.empty());
    WireRequest bean = network.get("/everything/v1/searches/p?o=1").with("Case-Reference", "A");
    assertRefused(bean, 401, "signature-uncovered", "case-reference");
    assertRefused(network.get(target), 400, "invalid-request", "Case-Reference is required");
  }

  @Test
  void matchesAPathAsItIsAndEncoded() throws Exception {
    String slugs = "/everything/v1/slugs/";
    assertRefused(network.get(slugs + "a%20b"), 404, "unknown-path", "");
    assertRefused(network.get(slugs + "a%62"), 404, "unknown-path", "");
    assertRefused(network.get(slugs + "A"), 404, "unknown-path", "");
    assertThat(network.get(slugs + "ab1").answer().status()).isEqualTo(200);
  }

  private static Everything client(Govnet govnet) {
    return govnet.client(Everything.class, WireNetwork.MANCHESTER);
  }

  @Test
  void answersAnyBytesAndWhatTheSignatureCovers() {
    try (Govnet govnet = Govnet.join(network.york, network.network.anchor())) {
      Response response = client(govnet).file("é", new Shelves.Thing("a", null));
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.readEntity(byte[].class)).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
      assertThat(response.getMediaType()).hasToString("application/octet-stream");
      assertThat(response.getHeaderString("etag")).isEqualTo("\"v1\"");
      assertThat(response.getHeaderString("X-Other")).isNull();
      Response made = client(govnet).file("none", new Shelves.Thing("a", null));
      assertThat(made.getStatus()).isEqualTo(201);
      assertThat(made.hasEntity()).isFalse();
      assertThat(made.getLocation()).hasToString("https://manchester.example/files/7");
    }
  }

  @Test
  void callsDefaultMethodsAndSendsNone() {
    try (Govnet govnet = Govnet.join(network.york, network.network.anchor())) {
      assertThat(client(govnet).nameOf(7)).isEqualTo("thing");
      assertThat(arrived()).isEqualTo(new EverythingService.Call("thing", List.of(7L)));
      assertThat(network.everything.calls).isEmpty();
    }
  }

  @Test
  void callsWhatAnswersLaterWithoutWaiting() throws Exception {
    try (Govnet govnet = Govnet.join(network.york, network.network.anchor())) {
      Later later = govnet.client(Later.class, WireNetwork.MANCHESTER);
      CompletableFuture<Later.Answer> answer = later.answer("7").toCompletableFuture();
      CompletableFuture<Later.Answer> waiting = network.later.waiting.poll(30, TimeUnit.SECONDS);
      assertThat(answer).isNotDone();
      Objects.requireNonNull(waiting).complete(new Later.Answer("york"));
      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new Later.Answer("york"));
      assertThat(later.done().toCompletableFuture().get(30, TimeUnit.SECONDS)).isNull();
      Response file = later.file().toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertThat(file.readEntity(byte[].class)).asString().isEqualTo("a,b\r\n");
    }
  }

  @Test
  void servesWhatAnswersLaterAndEndsNoOtherCall() throws Exception {
    CompletableFuture<RawClient.Answer> later =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return network.get("/later/v1/answers/7").answer();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    CompletableFuture<Later.Answer> held = network.later.waiting.poll(20, TimeUnit.SECONDS);
    assertThat(held).isNotNull();
    network.later.waiting.add(held);
    RawClient.Answer now = network.get("/later/v1/answers/now").answer();
    assertThat(now.body()).isEqualTo("{\"who\":\"caller leeds\"}");
    assertThat(later.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"who\":\"from another\"}");
  }

  /** The symptom: a worker that serves nobody still answers for whom it served last. */
  @Test
  void forgetsTheCallerOnceTheMethodHasReturned() throws Exception {
    try (Govnet govnet = Govnet.join(network.leeds, network.network.anchor())) {
      Later later = govnet.client(Later.class, WireNetwork.MANCHESTER);

      assertThat(later.answer("after").toCompletableFuture().get(30, TimeUnit.SECONDS).who())
          .isEqualTo("no caller now");
    }
  }

  @Test
  void servesNothingAndAnyBytesLater() throws Exception {
    int before = network.later.done.get();
    WireRequest once = new WireRequest(network, "POST", "/later/v1/answers", "").key("later-1");
    assertThat(once.answer().status()).isEqualTo(204);
    assertThat(once.answer().status()).isEqualTo(204);
    assertThat(network.later.done.get()).isEqualTo(before + 1);
    RawClient.Answer file = network.get("/later/v1/files").with("Accept", "text/csv").answer();
    assertThat(file.body()).isEqualTo("a,b\r\n");
    assertThat(file.fields().toString()).contains("text/csv");
  }

  abstract static class Unrelated {
    public CompletableFuture<Void> done() {
      return CompletableFuture.completedFuture(null);
    }
  }

  static final class Inheriting extends Unrelated implements Later {
    @Override
    public CompletableFuture<Answer> answer(String id) {
      return CompletableFuture.completedFuture(new Answer(id));
    }

    @Override
    public CompletableFuture<Response> file() {
      return CompletableFuture.completedFuture(Response.ok().build());
    }
  }

  @Test
  void refusesAServiceOfWhichAHostWouldNotFindAMethod() {
    assertThatThrownBy(() -> new Services(List.of(new Inheriting()), Set.of()))
        .isInstanceOf(BadContract.class)
        .hasMessage(
            "org.govnet.node.ParametersTest$Inheriting inherits done from a class that does not"
                + " implement Later, so that no host finds it: override it, or implement the"
                + " interface there");
  }
}
