package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.trust.StructuredFields.InnerList;
import org.govnet.trust.StructuredFields.Item;

/** Birmingham asks Manchester: two keys, one clock, and the means to sign what nobody should. */
final class Exchange {
  static final NodeId BIRMINGHAM = NodeId.of("birmingham");
  static final NodeId MANCHESTER = NodeId.of("manchester");
  static final String TO = "uk/manchester";
  static final String URI =
      "https://planning.example/planning-applications/v1/applications?limit=5";

  final TestClock clock = new TestClock("2026-08-09T13:58:07.250Z");
  final long now = clock.instant().getEpochSecond();
  final SigningKey callersKey;
  final SigningKey providersKey;
  private final Map<String, VerificationKey> known = new HashMap<>();
  final MessageSigner caller;
  final MessageSigner provider;
  final MessageVerifier verifier;

  Exchange() {
    this(Algorithm.ED25519, Crypto.DEFAULT);
  }

  Exchange(Algorithm algorithm, Crypto crypto) {
    callersKey = SigningKey.generate(algorithm, crypto);
    providersKey = SigningKey.generate(algorithm, crypto);
    register(BIRMINGHAM, callersKey);
    register(MANCHESTER, providersKey);
    caller = new MessageSigner(BIRMINGHAM, callersKey, clock, new Random(1));
    provider = new MessageSigner(MANCHESTER, providersKey, clock, new Random(2));
    MessageKeys keys =
        (node, thumbprint) -> Optional.ofNullable(known.get(node + "#" + thumbprint));
    verifier = new MessageVerifier(keys, clock);
  }

  void register(NodeId node, SigningKey key) {
    known.put(node + "#" + key.key().thumbprint(), key.key());
  }

  static Fields fields(String... namesAndValues) {
    Fields.Builder builder = Fields.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  static RequestMessage request(String... more) {
    Fields fields =
        fields(
                "Host", "planning.example",
                "Govnet-To", TO,
                "Content-Type", "application/json",
                "Idempotency-Key", "7c3e",
                "Govnet-Deadline", "30000",
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .plus(fields(more));
    return new RequestMessage(
        "POST", URI, fields, "{\"reference\":\"24/0001\"}".getBytes(US_ASCII));
  }

  RequestMessage signedRequest() {
    RequestMessage request = request();
    return request.plus(caller.sign(request));
  }

  static ResponseMessage response(String... more) {
    Fields fields =
        fields("Content-Type", "application/json", "ETag", "\"1\"", "Server", "any")
            .plus(fields(more));
    return new ResponseMessage(200, fields, "{\"id\":\"3fa9c1d2\"}".getBytes(US_ASCII));
  }

  ResponseMessage signedResponse(RequestMessage request) {
    ResponseMessage response = response();
    return response.plus(provider.sign(response, request));
  }

  /** The usual parameters of the caller's, to spoil. */
  Map<String, Object> parameters(NodeId node, SigningKey key) {
    return new LinkedHashMap<>(
        SignatureForm.parameters(now, "abcdefghijklmnopqrstuv", node, key.key()));
  }

  static List<Item> requestCoverage() {
    return items(
        "@method",
        "@target-uri",
        "content-digest",
        "govnet-to",
        "content-type",
        "idempotency-key",
        "govnet-deadline");
  }

  static List<Item> items(String... names) {
    return Arrays.stream(names)
        .map(
            name ->
                name.endsWith(";req")
                    ? new Item(name.substring(0, name.length() - 4), Map.of("req", true))
                    : new Item(name, Map.of()))
        .toList();
  }

  /** A request signed well, by a signer that keeps no rule. */
  RequestMessage forged(
      RequestMessage request, List<Item> covered, Map<String, Object> parameters) {
    return forged(request, covered, parameters, callersKey);
  }

  static RequestMessage forged(
      RequestMessage request, List<Item> covered, Map<String, Object> parameters, SigningKey key) {
    RequestMessage whole = request.plus(digest(request.body()));
    SignatureBase base = SignatureBase.of(new InnerList(covered, parameters), whole);
    return whole.plus(signature(base, key));
  }

  static ResponseMessage forged(
      ResponseMessage response,
      RequestMessage request,
      List<Item> covered,
      Map<String, Object> parameters,
      SigningKey key) {
    ResponseMessage whole = response.plus(digest(response.body()));
    SignatureBase base = SignatureBase.of(new InnerList(covered, parameters), whole, request);
    return whole.plus(signature(base, key));
  }

  private static Fields digest(byte[] body) {
    return fields("Content-Digest", ContentDigest.of(body));
  }

  private static Fields signature(SignatureBase base, SigningKey key) {
    return fields(
        "Signature-Input",
        "x=" + base.parameters(),
        "Signature",
        "x=:" + Base64.getEncoder().encodeToString(key.sign(base.bytes())) + ":");
  }

  /** The same message with one field's value changed, or the field left out if it is empty. */
  static Fields with(Fields fields, String name, String value) {
    Fields.Builder builder = Fields.builder();
    fields.forEach(
        (n, v) -> {
          if (!n.equals(name)) {
            builder.add(n, v);
          } else if (!value.isEmpty()) {
            builder.add(n, value);
          }
        });
    return builder.build();
  }

  static void assertRefused(Party party, String message, ThrowingCallable call) {
    MessageRefused refused = catchThrowableOfType(MessageRefused.class, call);
    assertThat(refused).as("not refused").isNotNull();
    assertThat(refused).hasMessage(message);
    assertThat(refused.problem().party()).isEqualTo(party);
    assertThat(refused.problem().status() + " " + refused.problem().code())
        .isEqualTo(message.substring(0, message.indexOf(':')));
  }
}
