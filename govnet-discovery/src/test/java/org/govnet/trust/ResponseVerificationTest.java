package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.trust.Exchange.MANCHESTER;
import static org.govnet.trust.Exchange.fields;
import static org.govnet.trust.Exchange.items;
import static org.govnet.trust.Exchange.response;
import static org.govnet.trust.Exchange.with;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.govnet.api.Party;
import org.govnet.trust.StructuredFields.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol section 4, a receiver of a response: each rule with its code. */
class ResponseVerificationTest {
  private final Exchange exchange = new Exchange();
  private final RequestMessage request = exchange.signedRequest();

  @ParameterizedTest
  @MethodSource("org.govnet.trust.KeyTest#everyAlgorithmAndProvider")
  void acceptsWhatTheSignerSigned(Algorithm algorithm, Crypto crypto) {
    Exchange one = new Exchange(algorithm, crypto);
    RequestMessage asked = one.signedRequest();
    Verified verified = one.verifier.verify(one.signedResponse(asked), asked, MANCHESTER);
    assertThat(verified.node()).isEqualTo(MANCHESTER);
    assertThat(verified.coveredFields())
        .containsExactlyInAnyOrder("content-digest", "content-type", "etag");
  }

  @Test
  void coversExactlyWhatTheProtocolDemands() {
    ResponseMessage response =
        response("Location", "/x", "Retry-After", "1", "Govnet-Error", "busy", "X-Other", "y");
    assertThat(exchange.provider.sign(response, request).first("signature-input").orElseThrow())
        .startsWith(
            "govnet=(\"@status\" \"content-digest\" \"content-type\" \"etag\" \"location\""
                + " \"retry-after\" \"govnet-error\" \"signature\";req \"signature-input\";req"
                + " \"@method\";req \"@target-uri\";req \"content-digest\";req);created=");
  }

  @Test
  void refusesAResponseWithoutASignature() {
    refused("401 signature-missing: there is no Signature and no Signature-Input", response());
  }

  @Test
  void refusesTwoSignatures() {
    refused(
        "401 signature-malformed: there must be one Signature-Input and one Signature, not 2 and 2",
        exchange.signedResponse(request).plus(exchange.provider.sign(response(), request)));
  }

  @Test
  void refusesAResponseToAnotherRequest() {
    RequestMessage other = exchange.signedRequest(); // the same but for its nonce
    refused(invalid(), exchange.signedResponse(other));
  }

  @Test
  void refusesTheAnswerOfAnotherNode() {
    MessageSigner birmingham = exchange.caller;
    ResponseMessage response = response();
    refused(
        "401 key-unknown: the answer is signed by birmingham, and manchester was asked",
        response.plus(birmingham.sign(response, request)));
  }

  @Test
  void refusesAKeyThatIsAnotherNodes() {
    refused(
        "401 key-unknown: manchester has no message key " + exchange.callersKey.key().thumbprint(),
        Exchange.forged(
            response(),
            request,
            coverage(),
            exchange.parameters(MANCHESTER, exchange.callersKey),
            exchange.callersKey));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@status",
        "content-digest",
        "content-type",
        "etag",
        "location",
        "retry-after",
        "govnet-error",
        "signature;req",
        "signature-input;req",
        "@method;req",
        "@target-uri;req",
        "content-digest;req"
      })
  void refusesASignatureThatLeavesOut(String name) {
    ResponseMessage response =
        response("Location", "/x", "Retry-After", "1", "Govnet-Error", "busy");
    List<Item> covered = new ArrayList<>(coverage());
    covered.addAll(items("location", "retry-after", "govnet-error"));
    Map<String, Object> parameters = exchange.parameters(MANCHESTER, exchange.providersKey);
    exchange.verifier.verify(
        Exchange.forged(response, request, covered, parameters, exchange.providersKey),
        request,
        MANCHESTER);
    covered.removeAll(items(name));
    refused(
        "401 signature-uncovered: \""
            + name.replace(";", "\";")
            + (name.endsWith("q") ? "" : "\"")
            + " has to be covered",
        Exchange.forged(response, request, covered, parameters, exchange.providersKey));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Location", "Retry-After", "Govnet-Error"})
  void refusesAFieldAddedOnTheWay(String name) {
    refused(
        "401 signature-uncovered: \"" + name.toLowerCase(Locale.ROOT) + "\" has to be covered",
        exchange.signedResponse(request).plus(fields(name, "1")));
  }

  @Test
  void doesNotVouchForAFieldThatIsNotCovered() {
    ResponseMessage response = exchange.signedResponse(request).plus(fields("Set-Cookie", "a=b"));
    assertThat(exchange.verifier.verify(response, request, MANCHESTER).coveredFields())
        .doesNotContain("set-cookie", "server");
  }

  @Test
  void refusesACoveredFieldThatOccursTwice() {
    refused(
        "401 signature-malformed: \"etag\" is covered, and must be there once: it is 2 times",
        exchange.signedResponse(request).plus(fields("ETag", "\"2\"")));
  }

  @Test
  void refusesComponentsThatAreNotOfAResponse() {
    String input = exchange.signedResponse(request).fields().first("signature-input").orElseThrow();
    for (String name : List.of("\"@method\"", "\"@status\";req", "\"@path\"")) {
      refused(
          "401 signature-malformed: " + name + " is not a component of such a message",
          withField("signature-input", "govnet=(" + name + input.substring(input.indexOf(')'))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "content-type, text/plain",
    "etag, \"2\"",
    "content-digest, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"
  })
  void refusesAChangedField(String name, String value) {
    refused(invalid(), withField(name, value));
  }

  @Test
  void refusesAnotherStatus() {
    ResponseMessage signed = exchange.signedResponse(request);
    refused(invalid(), new ResponseMessage(201, signed.fields(), signed.body()));
  }

  @Test
  void refusesAnotherBody() {
    ResponseMessage signed = exchange.signedResponse(request);
    refused(
        "400 digest-mismatch: the body's SHA-256 is"
            + " RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=",
        new ResponseMessage(200, signed.fields(), "{}".getBytes(US_ASCII)));
  }

  @Test
  void refusesWhatHasExpiredOrIsFromTheFuture() {
    ResponseMessage signed = exchange.signedResponse(request);
    exchange.clock.advance(Duration.ofMillis(359_751));
    refused(
        "401 signature-expired: expires is 2026-08-09T13:59:07Z and now is"
            + " 2026-08-09T14:04:07.001Z",
        signed);
    exchange.clock.advance(Duration.ofMillis(-659_752 - 250));
    refused(
        "401 signature-early: created is 2026-08-09T13:58:07Z and now is 2026-08-09T13:53:06.999Z",
        signed);
  }

  @Test
  void refusesARequestsSignaturePassedOffAsAResponses() {
    Fields fields = fields().plus(with(request.fields(), "host", ""));
    refused(
        "401 signature-malformed: \"@method\" is not a component of such a message",
        new ResponseMessage(200, fields, request.body()));
  }

  @Test
  void signsTheRefusalOfARequestThatLacksWhatAResponseCovers() {
    RequestMessage bare =
        new RequestMessage(
            "GET",
            Exchange.URI,
            fields(
                "Signature-Input",
                request.fields().first("signature-input").orElseThrow(),
                "Signature",
                request.fields().first("signature").orElseThrow()),
            new byte[0]);
    ResponseMessage response = response("Govnet-Error", "signature-uncovered");
    assertThat(exchange.provider.sign(response, bare).first("signature-input").orElseThrow())
        .contains("\"signature\";req \"signature-input\";req \"@method\";req \"@target-uri\";req)");
  }

  @Test
  void signsNoResponseToARequestWithoutOneSignature() {
    assertThatThrownBy(() -> exchange.provider.sign(response(), Exchange.request()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a response to a request without one signature is not signed");
    RequestMessage twice = request.plus(exchange.caller.sign(Exchange.request()));
    assertThatThrownBy(() -> exchange.provider.sign(response(), twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a response to a request without one signature is not signed");
  }

  private static List<Item> coverage() {
    return items(
        "@status",
        "content-digest",
        "content-type",
        "etag",
        "signature;req",
        "signature-input;req",
        "@method;req",
        "@target-uri;req",
        "content-digest;req");
  }

  private ResponseMessage withField(String name, String value) {
    ResponseMessage signed = exchange.signedResponse(request);
    return new ResponseMessage(200, with(signed.fields(), name, value), signed.body());
  }

  private String invalid() {
    return "401 signature-invalid: the signature by manchester#"
        + exchange.providersKey.key().thumbprint()
        + " does not verify";
  }

  private void refused(String message, ResponseMessage response) {
    Exchange.assertRefused(
        Party.PROVIDER, message, () -> exchange.verifier.verify(response, request, MANCHESTER));
  }
}
