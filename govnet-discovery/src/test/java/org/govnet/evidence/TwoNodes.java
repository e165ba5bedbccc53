package org.govnet.evidence;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Delegation;
import org.govnet.discovery.Descriptor;
import org.govnet.discovery.Documents;
import org.govnet.discovery.Replica;
import org.govnet.discovery.Root;
import org.govnet.discovery.ServiceOffer;
import org.govnet.discovery.Vouchers;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.SigningKey;
import org.govnet.trust.TestClock;
import org.govnet.trust.VerificationKey;

/** Birmingham asks Manchester, under an anchor of the test's own, and both keep evidence. */
final class TwoNodes {
  static final NetworkId UK = NetworkId.of("uk");
  static final NodeId BIRMINGHAM = NodeId.of("birmingham");
  static final NodeId MANCHESTER = NodeId.of("manchester");
  static final URI BIRMINGHAMS = URI.create("https://birmingham.example/govnet");
  static final URI MANCHESTERS = URI.create("https://manchester.example/govnet");
  static final ContractId PLANNING = ContractId.of("planning-applications");

  private static final AuthorityId CENTRE = AuthorityId.of("centre");
  private static final SigningKey ANCHOR_KEY = key();
  private static final SigningKey CENTRE_KEY = key();
  private static final Map<NodeId, SigningKey> DOCUMENT_KEYS =
      Map.of(BIRMINGHAM, key(), MANCHESTER, key());
  private static final Map<NodeId, SigningKey> MESSAGE_KEYS =
      Map.of(BIRMINGHAM, key(), MANCHESTER, key());

  final TestClock clock = new TestClock("2026-08-09T12:00:00Z");
  private final Instant started = clock.instant();
  final Anchor anchor = new Anchor(UK, 1, List.of(ANCHOR_KEY.key()), List.of());
  private final MessageSigner caller =
      new MessageSigner(BIRMINGHAM, messageKey(BIRMINGHAM), clock, new Random(1));
  private final MessageSigner provider =
      new MessageSigner(MANCHESTER, messageKey(MANCHESTER), clock, new Random(2));
  final MessageKeys keys =
      (node, thumbprint) ->
          Optional.of(messageKey(node))
              .map(SigningKey::key)
              .filter(key -> key.thumbprint().equals(thumbprint));

  /** A request and its answer, with their signatures. */
  record Exchange(RequestMessage request, ResponseMessage response) {}

  static SigningKey messageKey(NodeId node) {
    return Objects.requireNonNull(MESSAGE_KEYS.get(node), "a node has a message key");
  }

  private static SigningKey documentKey(NodeId node) {
    return Objects.requireNonNull(DOCUMENT_KEYS.get(node), "a node has a document key");
  }

  static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519);
  }

  Root root() {
    return new Root(
        UK,
        1,
        started,
        started.plus(Duration.ofDays(3650)),
        1,
        List.of(ANCHOR_KEY.key()),
        List.of(key().key()),
        List.of(key().key()),
        List.of(
            new Delegation(
                CENTRE, List.of(CENTRE_KEY.key()), List.of("*"), List.of("*"), List.of("*"))),
        false);
  }

  private final List<String> signedRoot = List.of(Documents.sign(root(), ANCHOR_KEY));

  Vouchers vouchers(NodeId node) {
    return vouchers(node, messageKey(node).key(), started, Duration.ofDays(3650));
  }

  Vouchers vouchers(NodeId node, VerificationKey messageKey, Instant from, Duration time) {
    Admission admission =
        new Admission(
            UK,
            CENTRE,
            node,
            1,
            1,
            started,
            started.plus(Duration.ofDays(3650)),
            node + " City Council",
            documentKey(node).key(),
            null,
            List.of(),
            List.of(),
            List.of(node + ".example"));
    Descriptor descriptor =
        new Descriptor(
            UK,
            node,
            1 + Duration.between(started, from).toSeconds(),
            1,
            from,
            from.plus(time),
            List.of(messageKey),
            null,
            List.of(new Replica(URI.create("https://" + node + ".example/govnet"), null)),
            List.of(new ServiceOffer(PLANNING, 1)));
    return new Vouchers(
        List.of(signedRoot),
        Documents.sign(admission, CENTRE_KEY),
        Documents.sign(descriptor, documentKey(node)));
  }

  /** A log of a node's, with few defaults: no checkpoints but those that a test asks for. */
  Evidence.Builder log(Path folder, NodeId node) {
    return Evidence.builder(folder, UK, node, node.equals(BIRMINGHAM) ? BIRMINGHAMS : MANCHESTERS)
        .signer(() -> messageKey(node))
        .vouching(asked -> Optional.of(vouchers(asked)))
        .checkpoints(10_000, Duration.ofDays(1))
        .clock(clock);
  }

  Exchange exchange(String id) {
    Fields fields =
        fields(
            "Host", "manchester.example",
            "Govnet-To", "uk/manchester",
            "Govnet-Purpose", "planning-decision",
            "Govnet-Legal-Basis", "uk-gdpr-6-1-e",
            "Content-Type", "application/json",
            "Idempotency-Key", "key-" + id);
    RequestMessage request =
        new RequestMessage(
            "POST",
            MANCHESTERS + "/planning-applications/v1/applications/" + id,
            fields,
            ("{\"about\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    RequestMessage signed = request.plus(caller.sign(request));
    return new Exchange(signed, answer(signed, 200));
  }

  ResponseMessage answer(RequestMessage request, int status) {
    ResponseMessage response =
        new ResponseMessage(
            status,
            fields("Content-Type", "application/json", "Server", "any"),
            ("{\"to\":\"" + request.targetUri() + "\"}").getBytes(StandardCharsets.UTF_8));
    return response.plus(provider.sign(response, request));
  }

  private static Fields fields(String... namesAndValues) {
    Fields.Builder builder = Fields.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  static EvidenceRecord record(Role role, Exchange exchange, boolean bodies) {
    return record(role, exchange, Outcome.ANSWERED, exchange.response(), bodies);
  }

  static EvidenceRecord unanswered(Role role, Exchange exchange) {
    return record(role, exchange, Outcome.UNANSWERED, null, false);
  }

  private static EvidenceRecord record(
      Role role,
      Exchange exchange,
      Outcome outcome,
      @org.jspecify.annotations.Nullable ResponseMessage response,
      boolean bodies) {
    return new EvidenceRecord(
        role,
        BIRMINGHAM,
        MANCHESTER,
        MANCHESTERS,
        PLANNING,
        1,
        "change",
        outcome,
        exchange.request(),
        response,
        bodies,
        "correlation-1");
  }

  /** Has Manchester's log countersigned by Birmingham, or the other way round. */
  static void countersign(Evidence log, Countersigner by) {
    String unused = log.checkpoint().join();
    CheckpointOffer offer = log.offer(0).join().orElseThrow();
    Evidence.Receipt unusedReceipt = log.countersigned(by.countersign(offer)).join();
  }

  Countersigner countersigner(NodeId node, Evidence own, Path memory) {
    return new Countersigner(UK, node, () -> messageKey(node), keys, own, memory, clock);
  }
}
