package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.govnet.api.ContractModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the rarer kinds of parameters are written, and what of them is refused. */
class KindsTest {
  private static CallPlan plan(String name) {
    ContractModel contract = ContractModel.of(Kinds.class);
    return contract.operations().stream()
        .filter(each -> each.name().equals(name))
        .map(operation -> new CallPlan(contract, operation, null))
        .findFirst()
        .orElseThrow();
  }

  private static Encoded encode(String name, @Nullable Object... arguments) {
    return plan(name).encode(arguments);
  }

  private static void assertRefused(String message, String name, @Nullable Object... arguments) {
    assertThatThrownBy(() -> encode(name, arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kinds v1 " + name + ": " + message);
  }

  @Test
  void writesAListAsANameForEachValueInOrder() {
    assertThat(encode("lists", List.of("b", "", "a b"), "x").target())
        .isEqualTo("/kinds/v1/lists?many=b&many=&many=a%20b&failing=xx");
    assertThat(encode("lists", List.of(), null).target()).isEqualTo("/kinds/v1/lists");
  }

  @Test
  void writesASetInTheOrderOfItsTexts() {
    assertThat(encode("set", new java.util.LinkedHashSet<>(List.of("b", "c", "a"))).target())
        .isEqualTo("/kinds/v1/sets?one=a&one=b&one=c");
  }

  @Test
  void refusesAListThatIsNoneOrTooLongOrHasHoles() {
    assertRefused("query parameter many must not be null", "lists", null, null);
    assertRefused(
        "query parameter many has 4 values, and at most 3 are allowed",
        "lists",
        List.of("1", "2", "3", "4"),
        null);
    assertRefused(
        "query parameter many has a null among its values: leave it out",
        "lists",
        Arrays.asList("a", null),
        null);
  }

  @Test
  void refusesWhatAConverterHasNoTextFor() {
    assertRefused("query parameter failing has no text: it threw", "lists", List.of(), "throw");
    assertRefused(
        "query parameter failing has no text: its converter makes null of it",
        "lists",
        List.of(),
        "null");
  }

  @Test
  void leavesEncodedTextsAsTheyAre() {
    assertThat(encode("encoded", "a%2Cb", "%25%c3%a9~").target())
        .isEqualTo("/kinds/v1/encoded/a%2Cb?more=%25%c3%a9~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "%", "%4", "%zz", "é", "a&b", "+", "%FF", "%C3", "%４1"})
  void refusesWhatIsNotEncoded(String text) {
    assertThatThrownBy(() -> encode("encoded", "a", text))
        .hasMessageStartingWith("kinds v1 encoded: query parameter more cannot be ")
        .hasMessageContaining("it is @Encoded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2F", "a%5Cb", "%2e%2E", ".", "", "%00", "%C2%85"})
  void refusesAnEncodedSegmentThatServersWouldRewrite(String text) {
    assertThatThrownBy(() -> encode("encoded", text, null))
        .hasMessageStartingWith("kinds v1 encoded: path parameter text cannot be ");
  }

  @Test
  void refusesACallThatAnotherOperationWouldGet() {
    assertThat(encode("part", "all", "7").target()).isEqualTo("/kinds/v1/things/all/7");
    assertRefused(
        "path parameter part cannot be \"all\": that path is the operation all",
        "part",
        "7",
        "all");
  }

  @Test
  void matchesARegexWithTheTextAndItsEncoding() {
    assertThat(encode("regex", "abc").target()).isEqualTo("/kinds/v1/things/abc");
    for (String text : List.of("ABC", "a", "a b")) {
      assertRefused(
          "path parameter id cannot be \""
              + text
              + "\": it has to match [a-z é]{2,4}, as it is and percent-encoded",
          "regex",
          text);
    }
    assertThatThrownBy(() -> encode("regex", "éa")).hasMessageContaining("has to match");
    assertThat(encode("choice", "xyz").target()).isEqualTo("/kinds/v1/choices/xyz");
    assertRefused(
        "path parameter id has 1000001 characters, which are too many to match (?:x|y)*z",
        "choice",
        "x".repeat(1_000_000) + "z");
  }

  @Test
  void putsFieldsBesideTheTarget() {
    assertThat(encode("field", "A 7;b=\"c\"").fields())
        .isEqualTo(Headers.of("Case-Reference", "A 7;b=\"c\""));
    assertThat(encode("field", (Object) null).fields()).isEqualTo(Headers.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "é", "a\tb", "a\r\nGovnet-To: x", "\u007f", "\0"})
  void refusesWhatNoFieldCarriesUnchanged(String text) {
    assertThatThrownBy(() -> encode("field", text))
        .hasMessageStartingWith("kinds v1 field: header parameter Case-Reference cannot be ")
        .hasMessageEndingWith(": a header field is visible ASCII, with spaces between alone");
  }

  @Test
  void writesAFormAsItsBody() {
    Encoded encoded = encode("form", "a b+é&\0", List.of(1L, -2L));

    assertThat(new String(encoded.body(), StandardCharsets.US_ASCII))
        .isEqualTo("text=a%20b%2B%C3%A9%26%00&n=1&n=-2");
    assertThat(encoded.target()).isEqualTo("/kinds/v1/forms");
    assertThat(encoded.hasBody()).isTrue();
    assertThat(plan("form").bodyType()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(encode("form", null, List.of()).body()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // as a caller without null checks may do
  void takesABeanApartInTheOrderOfItsComponents() {
    assertThat(encode("bean", new Kinds.Bean("1", Optional.of("2"), new Kinds.Inner("3"))).target())
        .isEqualTo("/kinds/v1/beans/3?z=1&a=2");
    assertRefused(
        "path parameter id cannot be read: the bean that Bean.inner is in must not be null",
        "bean",
        (Object) null);
    assertRefused(
        "path parameter id cannot be read: the bean that Inner.id is in must not be null",
        "bean",
        new Kinds.Bean("1", Optional.empty(), null));
    assertRefused(
        "the Idempotency-Key cannot be read: the bean that Keys.key is in must not be null",
        "keyed",
        (Object) null);
  }

  @Test
  void refusesABodyThatNoReaderTakesByTheOperation() {
    assertRefused(
        "the body: cannot write a org.govnet.client.Kinds$Dated as JSON: its year is not 0 to"
            + " 9999, which RFC 3339 has (at /date)",
        "dated",
        new Kinds.Dated(LocalDate.of(10_000, 1, 1)));
  }

  @Test
  void refusesWhatIsTooLongForARequestLineByTheLongestPart() {
    String most = "x".repeat(CallPlan.MAX_TEXT - "/kinds/v1/lists?many=a&many=".length());
    assertThat(encode("lists", List.of("a", most), null).target()).hasSize(CallPlan.MAX_TEXT);
    assertRefused(
        "query parameter many is too long: path, query and header fields take at most 12288"
            + " characters as they are sent, and it has "
            + (most.length() + 2)
            + "; take it in the body",
        "lists",
        List.of("a", most + "x"),
        null);
  }

  private static Response response(int status, String body, String... fields) {
    return new PeerResponse(
        new Received(status, Headers.of(fields), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aResponseIsReadAsOftenAsOneLikes() throws Exception {
    Response response =
        response(
            299, "é", "Content-Type", "text/csv; charset=UTF-8", "Location", "https://a.test/7");

    assertThat(response.getStatus()).isEqualTo(299);
    assertThat(response.getStatusInfo().getFamily()).isEqualTo(Response.Status.Family.SUCCESSFUL);
    assertThat(response.readEntity(String.class)).isEqualTo("é");
    assertThat(response.readEntity(byte[].class)).hasSize(2);
    try (InputStream in = response.readEntity(InputStream.class)) {
      assertThat(in.readAllBytes()).hasSize(2);
    }
    assertThat(response.getMediaType().getSubtype()).isEqualTo("csv");
    assertThat(response.getMediaType().getParameters()).containsEntry("charset", "UTF-8");
    assertThat(response.getLocation()).hasToString("https://a.test/7");
    assertThat(response.getHeaderString("LOCATION")).isEqualTo("https://a.test/7");
    assertThat(response.getStringHeaders()).hasSize(2);
    assertThat(response.getCookies()).isEmpty();
    assertThat(response).hasToString("answer of status 299 with 2 bytes");
    assertThatThrownBy(() -> response.readEntity(Parcel.class))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("is read as byte[], String or InputStream, and not as");
    assertThat(response(204, "").hasEntity()).isFalse();
    assertThat(response(204, "").getMediaType()).isNull();
  }

  @Test
  void believesAResponseOfItsMediaTypeAlone() {
    CallPlan plan = plan("file");
    Headers csv = Headers.of("Content-Type", "text/csv; charset=UTF-8");

    assertThat(plan.accept()).isEqualTo("text/csv;charset=UTF-8, application/problem+json");
    assertThat(Classifier.classify(plan, new Received(200, csv, new byte[1])))
        .isInstanceOf(Outcome.Answer.class);
    assertThat(Classifier.classify(plan, new Received(201, Headers.of(), new byte[0])))
        .isInstanceOf(Outcome.Answer.class);
    assertThat(
            Classifier.classify(
                plan, new Received(200, Headers.of("Content-Type", "text/html"), new byte[1])))
        .isEqualTo(
            Outcome.Failure.of(
                Attempt.Fault.UNREADABLE,
                "the answer's type is \"text/html\", not text/csv;charset=UTF-8"));
    assertThat(Collections.singleton(plan("lists").accept())).containsOnlyNulls();
  }
}
