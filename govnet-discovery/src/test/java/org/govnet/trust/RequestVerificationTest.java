package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.trust.Exchange.BIRMINGHAM;
import static org.govnet.trust.Exchange.TO;
import static org.govnet.trust.Exchange.fields;
import static org.govnet.trust.Exchange.items;
import static org.govnet.trust.Exchange.request;
import static org.govnet.trust.Exchange.requestCoverage;
import static org.govnet.trust.Exchange.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.trust.StructuredFields.Item;
import org.govnet.trust.StructuredFields.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol section 4, a receiver of a request: each rule, in its order, with its code. */
class RequestVerificationTest {
  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @MethodSource("org.govnet.trust.KeyTest#everyAlgorithmAndProvider")
  void acceptsWhatTheSignerSigned(Algorithm algorithm, Crypto crypto) {
    Exchange one = new Exchange(algorithm, crypto);
    Verified verified = one.verifier.verify(one.signedRequest(), TO);
    assertThat(verified.node()).isEqualTo(BIRMINGHAM);
    assertThat(verified.keyId()).isEqualTo("birmingham#" + one.callersKey.key().thumbprint());
    assertThat(verified.nonce()).hasSize(22);
    assertThat(verified.created()).isEqualTo(Instant.parse("2026-08-09T13:58:07Z"));
    assertThat(verified.expires()).isEqualTo(Instant.parse("2026-08-09T13:59:07Z"));
    assertThat(verified.coveredFields())
        .containsExactlyInAnyOrder(
            "content-digest", "govnet-to", "content-type", "idempotency-key", "govnet-deadline");
  }

  @Test
  void coversExactlyWhatTheProtocolDemands() {
    Fields signed = exchange.caller.sign(request());
    assertThat(signed.names()).containsExactly("content-digest", "signature-input", "signature");
    assertThat(signed.first("signature-input").orElseThrow())
        .matches(
            "govnet=\\(\"@method\" \"@target-uri\" \"content-digest\" \"govnet-to\" \"content-type\""
                + " \"idempotency-key\" \"govnet-deadline\"\\);created=1786283887;expires=1786283947;"
                + "nonce=\"[A-Za-z0-9_-]{22}\";keyid=\"birmingham#"
                + exchange.callersKey.key().thumbprint()
                + "\";alg=\"ed25519\";tag=\"govnet-v1\"");
  }

  @Test
  void coversFieldsOfAContractsOwnIfTold() {
    Fields own = Fields.builder().add("Case-Reference", "A 7").build();
    RequestMessage request = request().plus(own);
    assertThat(
            exchange
                .verifier
                .verify(
                    request.plus(
                        exchange.caller.sign(request, Set.of("case-reference", "govnet-to"))),
                    TO)
                .coveredFields())
        .contains("case-reference", "govnet-to");
    assertThat(
            exchange
                .verifier
                .verify(request.plus(exchange.caller.sign(request)), TO)
                .coveredFields())
        .doesNotContain("case-reference");
    assertThatThrownBy(() -> exchange.caller.sign(request(), Set.of("case-reference")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the field case-reference is to be signed, and missing");
  }

  @Test
  void signsEveryMessageWithAnotherNonce() {
    assertThat(exchange.caller.sign(request()).first("signature-input"))
        .isNotEqualTo(exchange.caller.sign(request()).first("signature-input"));
  }

  @Test
  void refusesARequestWithoutASignature() {
    refused("401 signature-missing: there is no Signature and no Signature-Input", request());
  }

  @Test
  void refusesHalfASignature() {
    RequestMessage signed = exchange.signedRequest();
    refused(
        "401 signature-malformed: there must be one Signature-Input and one Signature, not 1 and 0",
        withField(signed, "signature", ""));
    refused(
        "401 signature-malformed: there must be one Signature-Input and one Signature, not 0 and 1",
        withField(signed, "signature-input", ""));
  }

  @Test
  void refusesTwoSignaturesInTwoLines() {
    RequestMessage signed = exchange.signedRequest();
    refused(
        "401 signature-malformed: there must be one Signature-Input and one Signature, not 2 and 2",
        signed.plus(exchange.caller.sign(request())));
  }

  @Test
  void refusesTwoSignaturesInOneLine() {
    RequestMessage signed = exchange.signedRequest();
    String input = signed.fields().first("signature-input").orElseThrow();
    refused(
        "401 signature-malformed: signature-input must have one signature, not 2: it is one for"
            + " each message",
        withField(signed, "signature-input", input + ", b=()"));
    String signature = signed.fields().first("signature").orElseThrow();
    refused(
        "401 signature-malformed: signature must have one signature, not 2: it is one for each"
            + " message",
        withField(signed, "signature", signature + ", b=:AAAA:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signature-input | x=() | Signature and Signature-Input have different labels",
        "signature-input | govnet=1 | signature-input has no list of components",
        "signature-input | govnet=( | signature-input: a value of a known kind belongs here, at character 8",
        "signature-input | govnet | signature-input has no list of components",
        "signature | govnet=1 | signature is not a byte sequence alone",
        "signature | govnet=:AAAA:;x | signature is not a byte sequence alone",
        "signature | govnet=:AAA: | signature: not base64 in its one exact form, at character 7",
      })
  void refusesAMalformedSignature(String field, String value, String detail) {
    refused(
        "401 signature-malformed: " + detail, withField(exchange.signedRequest(), field, value));
  }

  @ParameterizedTest
  @CsvSource({
    "created, an integer",
    "expires, an integer",
    "nonce, a string",
    "keyid, a string",
    "alg, a string",
    "tag, a string"
  })
  void refusesAMissingParameterAndOneOfAnotherKind(String parameter, String kind) {
    String message =
        "401 signature-malformed: the parameter " + parameter + " must be there, and " + kind;
    refused(message, forged(p -> p.remove(parameter)));
    refused(message, forged(p -> p.put(parameter, new Token("govnet-v1"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonce | abcdefghijklmno | nonce must be 16 to 64 of A-Za-z0-9_-: \"abcdefghijklmno\"",
        "nonce | abcdefghijklmno= | nonce must be 16 to 64 of A-Za-z0-9_-: \"abcdefghijklmno=\"",
        "nonce | `` | nonce must be 16 to 64 of A-Za-z0-9_-: \"\"",
        "tag | govnet-v2 | tag must be govnet-v1: \"govnet-v2\"",
        "alg | ED25519 | alg must be ed25519 or ecdsa-p256-sha256: \"ED25519\"",
        "keyid | birmingham | keyid must be <node>#<thumbprint>: \"birmingham\"",
        "keyid | birmingham#short | keyid must be <node>#<thumbprint>: \"birmingham#short\"",
        "keyid | Bir#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | keyid must be <node>#<thumbprint>: \"Bir#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
        "more | x | the parameter \"more\" is not used",
      })
  void refusesAParameterOutOfRange(String parameter, String value, String detail) {
    refused("401 signature-malformed: " + detail, forged(p -> p.put(parameter, value)));
  }

  @Test
  void refusesANonceThatIsTooLong() {
    String nonce = "a".repeat(65);
    refused(
        "401 signature-malformed: nonce must be 16 to 64 of A-Za-z0-9_-: \"" + nonce + "\"",
        forged(p -> p.put("nonce", nonce)));
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 0, -1, 999_999_999})
  void refusesAnExpiryThatIsNotWithin60SecondsOfCreation(long after) {
    refused(
        "401 signature-malformed: expires must be 1 to 60 s after created: "
            + (exchange.now + after)
            + " after "
            + exchange.now,
        forged(p -> p.put("expires", exchange.now + after)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"@status\" | \"@status\" is not a component of such a message",
        "\"@nonsense\" | \"@nonsense\" is not a component of such a message",
        "\"@query-param\" | \"@query-param\" is not a component of such a message",
        "\"@query-param\";name=\"limit\" | \"@query-param\" has a component parameter other than req",
        "\"content-type\";sf | \"content-type\" has a component parameter other than req",
        "\"content-type\";req=?0 | \"content-type\" has a component parameter other than req",
        "\"content-type\";bs;req | \"content-type\" has a component parameter other than req",
        "\"@method\";req | \"@method\";req is not a component of such a message",
        "\"@method\" \"@method\" | \"@method\" is covered twice",
        "\"bad name\" | \"bad name\" is not a component of such a message",
        "\"\" | a covered component is not a name in quotes",
        "token | a covered component is not a name in quotes",
      })
  void refusesAComponentThatIsNotOneOfARequest(String covered, String detail) {
    RequestMessage signed = exchange.signedRequest();
    String input = signed.fields().first("signature-input").orElseThrow();
    String changed = "govnet=(" + covered + input.substring(input.indexOf(')'));
    refused("401 signature-malformed: " + detail, withField(signed, "signature-input", changed));
  }

  @Test
  void refusesAnEndlessListOfComponents() {
    RequestMessage signed = exchange.signedRequest();
    String input = signed.fields().first("signature-input").orElseThrow();
    String changed = "govnet=(" + "\"a\" ".repeat(129) + input.substring(input.indexOf(')'));
    refused(
        "401 signature-malformed: more than 128 components: 129",
        withField(signed, "signature-input", changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@method",
        "@target-uri",
        "content-digest",
        "govnet-to",
        "content-type",
        "idempotency-key",
        "govnet-deadline"
      })
  void refusesASignatureThatLeavesOut(String name) {
    List<Item> covered = new ArrayList<>(requestCoverage());
    covered.removeIf(item -> item.value().equals(name));
    refused(
        "401 signature-uncovered: \"" + name + "\" has to be covered",
        exchange.forged(request(), covered, parameters()));
  }

  @Test
  void refusesAGovnetFieldAddedOnTheWay() {
    refused(
        "401 signature-uncovered: \"govnet-error\" has to be covered",
        exchange.signedRequest().plus(fields("Govnet-Error", "x")));
  }

  @Test
  void acceptsASignatureThatCoversMore() {
    List<Item> covered = new ArrayList<>(requestCoverage());
    covered.addAll(items("host", "@authority", "@path", "@query", "@scheme", "@request-target"));
    Verified verified =
        exchange.verifier.verify(exchange.forged(request(), covered, parameters()), TO);
    assertThat(verified.coveredFields()).contains("host");
  }

  @Test
  void refusesACoveredFieldThatOccursTwice() {
    refused(
        "401 signature-malformed: \"content-type\" is covered, and must be there once: it is 2"
            + " times",
        exchange.signedRequest().plus(fields("Content-Type", "application/json")));
    refused(
        "401 signature-malformed: \"govnet-to\" is covered, and must be there once: it is 2 times",
        exchange.forged(request("Govnet-To", TO), requestCoverage(), parameters()));
  }

  @Test
  void refusesACoveredFieldThatIsNotThere() {
    refused(
        "401 signature-malformed: \"idempotency-key\" is covered, and must be there once: it is 0"
            + " times",
        withField(exchange.signedRequest(), "idempotency-key", ""));
  }

  @Test
  void refusesContentEncoding() {
    refused(
        "400 malformed-request: a request cannot have Content-Encoding",
        exchange.signedRequest().plus(fields("Content-Encoding", "gzip")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uk/swansea", "uk-test/manchester", "UK/manchester", "manchester"})
  void refusesARequestForAnother(String to) {
    RequestMessage other =
        new RequestMessage("GET", Exchange.URI, fields("Govnet-To", to), new byte[0]);
    refused(
        "421 wrong-recipient: Govnet-To is \"" + to + "\" and this is uk/manchester",
        other.plus(exchange.caller.sign(other)));
  }

  @Test
  void refusesAnExpiredSignature() {
    RequestMessage signed = exchange.signedRequest();
    exchange.clock.advance(Duration.ofMillis(359_750));
    exchange.verifier.verify(signed, TO); // 300 s after its end, to the millisecond
    exchange.clock.advance(Duration.ofMillis(1));
    refused(
        "401 signature-expired: expires is 2026-08-09T13:59:07Z and now is"
            + " 2026-08-09T14:04:07.001Z",
        signed);
  }

  @Test
  void refusesASignatureFromTheFuture() {
    RequestMessage signed = exchange.signedRequest();
    exchange.clock.advance(Duration.ofMillis(-300_250));
    exchange.verifier.verify(signed, TO); // 300 s before its creation, to the millisecond
    exchange.clock.advance(Duration.ofMillis(-1));
    refused(
        "401 signature-early: created is 2026-08-09T13:58:07Z and now is 2026-08-09T13:53:06.999Z",
        signed);
  }

  @Test
  void refusesAnUnknownNodeAndAnUnknownKey() {
    NodeId stranger = NodeId.of("stranger");
    RequestMessage request = request();
    refused(
        "401 key-unknown: stranger has no message key " + exchange.callersKey.key().thumbprint(),
        Exchange.forged(
            request,
            requestCoverage(),
            exchange.parameters(stranger, exchange.callersKey),
            exchange.callersKey));
    SigningKey unknown = SigningKey.generate(Algorithm.ED25519);
    refused(
        "401 key-unknown: birmingham has no message key " + unknown.key().thumbprint(),
        Exchange.forged(
            request, requestCoverage(), exchange.parameters(BIRMINGHAM, unknown), unknown));
  }

  @Test
  void refusesTheKeyOfAnotherNode() {
    refused(
        "401 key-unknown: birmingham has no message key "
            + exchange.providersKey.key().thumbprint(),
        Exchange.forged(
            request(),
            requestCoverage(),
            exchange.parameters(BIRMINGHAM, exchange.providersKey),
            exchange.providersKey));
  }

  @Test
  void refusesAKeyFoundUnderAnotherThumbprint() {
    MessageVerifier careless =
        new MessageVerifier(
            (node, thumbprint) -> Optional.of(exchange.providersKey.key()), exchange.clock);
    Exchange.assertRefused(
        Party.CALLER,
        "401 key-unknown: birmingham has no message key " + exchange.callersKey.key().thumbprint(),
        () -> careless.verify(exchange.signedRequest(), TO));
  }

  @Test
  void refusesAnAlgorithmThatIsNotTheKeys() {
    refused(
        "401 signature-invalid: alg is ecdsa-p256-sha256 and the key is ed25519",
        forged(p -> p.put("alg", "ecdsa-p256-sha256")));
  }

  @Test
  void refusesAnotherMethodOrTarget() {
    RequestMessage signed = exchange.signedRequest();
    for (RequestMessage changed :
        List.of(
            new RequestMessage("PUT", signed.targetUri(), signed.fields(), signed.body()),
            new RequestMessage("POST", signed.targetUri() + "0", signed.fields(), signed.body()),
            new RequestMessage(
                "POST",
                signed.targetUri().replace("planning.", "other."),
                signed.fields(),
                signed.body()))) {
      refused(invalid(), changed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "content-type, text/plain",
    "idempotency-key, 7c3f",
    "govnet-deadline, 300000",
    "content-digest, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"
  })
  void refusesAChangedField(String name, String value) {
    refused(invalid(), withField(exchange.signedRequest(), name, value));
  }

  @Test
  void refusesASignatureByAKeyThatOnlyClaimsToBeAnother() {
    refused(
        invalid(),
        Exchange.forged(request(), requestCoverage(), parameters(), exchange.providersKey));
  }

  @Test
  void refusesAChangedBody() {
    RequestMessage signed = exchange.signedRequest();
    refused(
        "400 digest-mismatch: the body's SHA-256 is"
            + " RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=",
        new RequestMessage("POST", Exchange.URI, signed.fields(), "{}".getBytes(US_ASCII)));
  }

  @Test
  void refusesADigestWithoutSha256EvenIfSigned() {
    RequestMessage request =
        new RequestMessage(
            "GET",
            Exchange.URI,
            fields("Govnet-To", TO, "Content-Digest", "md5=:AAAA:"),
            new byte[0]);
    Fields signed =
        exchange.caller.sign(
            new RequestMessage("GET", Exchange.URI, fields("Govnet-To", TO), new byte[0]));
    RequestMessage changed = request.plus(with(signed, "content-digest", ""));
    SignatureForm form = SignatureForm.read(changed.fields(), Party.CALLER);
    byte[] signature = exchange.callersKey.sign(SignatureBase.of(form.covered(), changed).bytes());
    refused(
        "400 digest-mismatch: Content-Digest has no sha-256",
        withField(
            changed,
            "signature",
            "govnet=:" + Base64.getEncoder().encodeToString(signature) + ":"));
  }

  /** Each byte of each field and of the body: what passes must say what was signed. */
  @Test
  void acceptsNoFlippedBitAsSomethingElse() {
    RequestMessage signed = exchange.signedRequest();
    Verified original = exchange.verifier.verify(signed, TO);
    int accepted = 0;
    for (RequestMessage changed : flipped(signed)) {
      Verified verified;
      try {
        verified = exchange.verifier.verify(changed, TO);
      } catch (MessageRefused e) {
        continue;
      }
      accepted++;
      assertThat(verified).isEqualTo(original);
      assertThat(changed.body()).isEqualTo(signed.body());
      for (String name : verified.coveredFields()) {
        assertThat(changed.fields().all(name)).isEqualTo(signed.fields().all(name));
      }
    }
    assertThat(accepted).as("host and traceparent may change").isBetween(100, 2000);
  }

  private static List<RequestMessage> flipped(RequestMessage message) {
    List<RequestMessage> changed = new ArrayList<>();
    for (int i = 0; i < message.body().length; i++) {
      byte[] body = message.body().clone();
      body[i] ^= 1;
      changed.add(
          new RequestMessage(message.method(), message.targetUri(), message.fields(), body));
    }
    List<String[]> pairs = new ArrayList<>();
    message.fields().forEach((name, value) -> pairs.add(new String[] {name, value}));
    for (String[] pair : pairs) {
      for (int part = 0; part < 2; part++) {
        String original = pair[part];
        for (int at = 0; at < original.length(); at++) {
          for (int bit = 1; bit < 128; bit <<= 1) {
            char[] characters = original.toCharArray();
            characters[at] ^= (char) bit;
            pair[part] = new String(characters);
            try {
              Fields.Builder builder = Fields.builder();
              pairs.forEach(p -> builder.add(p[0], p[1]));
              changed.add(
                  new RequestMessage(
                      message.method(), message.targetUri(), builder.build(), message.body()));
            } catch (IllegalArgumentException e) {
              // no HTTP field at all
            }
          }
        }
        pair[part] = original;
      }
    }
    return changed;
  }

  @Test
  void tellsAWellFormedSignatureFromNone() {
    assertThat(MessageVerifier.hasWellFormedSignature(exchange.signedRequest())).isTrue();
    assertThat(MessageVerifier.hasWellFormedSignature(request())).isFalse();
    assertThat(MessageVerifier.hasWellFormedSignature(forged(p -> p.remove("tag")))).isFalse();
  }

  @Test
  void signsNoRequestThatWouldBeRefused() {
    RequestMessage signed = exchange.signedRequest();
    assertUnsignable("the message has content-digest already: sign it once", signed);
    assertUnsignable(
        "a request needs the field govnet-to: add it, then sign",
        new RequestMessage("GET", Exchange.URI, Fields.empty(), new byte[0]));
    assertUnsignable(
        "a request cannot have content-encoding: send it as it is",
        request("Content-Encoding", "gzip"));
    assertUnsignable(
        "the field govnet-user can be there once only: join its values",
        request("Govnet-User", "a", "Govnet-User", "b"));
    assertUnsignable(
        "cannot sign the message: \"govnet-user\" has a character that is not ASCII",
        request("Govnet-User", "Siân"));
  }

  private void assertUnsignable(String message, RequestMessage request) {
    assertThatThrownBy(() -> exchange.caller.sign(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private String invalid() {
    return "401 signature-invalid: the signature by birmingham#"
        + exchange.callersKey.key().thumbprint()
        + " does not verify";
  }

  private Map<String, Object> parameters() {
    return exchange.parameters(BIRMINGHAM, exchange.callersKey);
  }

  private RequestMessage forged(Consumer<Map<String, Object>> spoil) {
    Map<String, Object> parameters = parameters();
    spoil.accept(parameters);
    return exchange.forged(request(), requestCoverage(), parameters);
  }

  private static RequestMessage withField(RequestMessage message, String name, String value) {
    return new RequestMessage(
        message.method(), message.targetUri(), with(message.fields(), name, value), message.body());
  }

  private void refused(String message, RequestMessage request) {
    Exchange.assertRefused(Party.CALLER, message, () -> exchange.verifier.verify(request, TO));
  }
}
