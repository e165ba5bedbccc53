package org.govnet.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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
import org.govnet.discovery.Root;
import org.govnet.discovery.Vouchers;
import org.govnet.evidence.CheckpointOffer;
import org.govnet.evidence.Countersigner;
import org.govnet.evidence.Evidence;
import org.govnet.evidence.EvidenceRecord;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.evidence.FailurePolicy;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.SigningKey;

/** Two councils' logs of the same exchanges, countersigned by each other. */
final class EvidenceLogs {
  private static final NetworkId NETWORK = NetworkId.of("uk-test");
  private static final NodeId LEEDS = NodeId.of("leeds");
  private static final NodeId CARDIFF = NodeId.of("cardiff");
  private static final AuthorityId CENTRE = AuthorityId.of("centre");
  private static final String REPLICA = "https://cardiff.example/govnet";

  private final Clock clock;
  private final Path folder;
  private final SigningKey anchorKey = key();
  private final SigningKey authorityKey = key();
  private final Map<NodeId, SigningKey> documentKeys = Map.of(LEEDS, key(), CARDIFF, key());
  private final Map<NodeId, SigningKey> messageKeys = Map.of(LEEDS, key(), CARDIFF, key());
  private final Random random = new Random(1);
  private final Instant from;
  private final Instant to;
  private final List<String> signedRoot;

  EvidenceLogs(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.from = clock.instant().minusSeconds(60);
    this.to = from.plus(Duration.ofDays(30));
    this.signedRoot = List.of(Documents.sign(root(), anchorKey));
  }

  private Root root() {
    List<String> all = List.of("*");
    return new Root(
        NETWORK,
        1,
        from,
        to,
        1,
        List.of(anchorKey.key()),
        List.of(key().key()),
        List.of(key().key()),
        List.of(new Delegation(CENTRE, List.of(authorityKey.key()), all, all, all)),
        true);
  }

  private SigningKey messageKey(NodeId node) {
    return Objects.requireNonNull(messageKeys.get(node), "a node has a message key");
  }

  private SigningKey documentKey(NodeId node) {
    return Objects.requireNonNull(documentKeys.get(node), "a node has a document key");
  }

  private static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519);
  }

  /** Writes anchor.json, and the logs leeds and cardiff. */
  void write(int exchanges) {
    new Anchor(NETWORK, 1, List.of(anchorKey.key()), List.of()).save(folder.resolve("anchor.json"));
    try (Evidence caller = log(LEEDS, "https://leeds.example/govnet");
        Evidence provider = log(CARDIFF, REPLICA)) {
      for (int i = 0; i < exchanges; i++) {
        exchange(caller, provider, "person-" + i);
      }
      if (caller.flush().join() + provider.flush().join() != 0) {
        throw new AssertionError("the logs are not written");
      }
      countersign(provider, CARDIFF, caller, LEEDS);
      countersign(caller, LEEDS, provider, CARDIFF);
    }
  }

  private Evidence log(NodeId node, String replica) {
    return Evidence.builder(folder.resolve(node.value()), NETWORK, node, URI.create(replica))
        .signer(() -> messageKey(node))
        .vouching(asked -> Optional.of(vouchers(asked)))
        .clock(clock)
        .open();
  }

  private void countersign(Evidence log, NodeId whose, Evidence by, NodeId node) {
    MessageKeys keys = (asked, thumbprint) -> Optional.of(messageKey(whose).key());
    Countersigner countersigner =
        new Countersigner(
            NETWORK,
            node,
            () -> messageKey(node),
            keys,
            by,
            folder.resolve(node + "-seen.json"),
            clock);
    String unused = log.checkpoint().join();
    CheckpointOffer offer = log.offer(0).join().orElseThrow();
    Evidence.Receipt unusedReceipt = log.countersigned(countersigner.countersign(offer)).join();
  }

  private Vouchers vouchers(NodeId node) {
    Admission admission =
        new Admission(
            NETWORK,
            CENTRE,
            node,
            1,
            1,
            from,
            to,
            "Council",
            documentKey(node).key(),
            null,
            List.of(),
            List.of(),
            List.of());
    Descriptor descriptor =
        new Descriptor(
            NETWORK,
            node,
            1,
            1,
            from,
            to,
            List.of(messageKey(node).key()),
            null,
            List.of(),
            List.of());
    return new Vouchers(
        List.of(signedRoot),
        Documents.sign(admission, authorityKey),
        Documents.sign(descriptor, documentKey(node)));
  }

  private void exchange(Evidence caller, Evidence provider, String id) {
    Fields fields =
        Fields.builder()
            .add("Govnet-To", NETWORK + "/" + CARDIFF)
            .add("Govnet-Purpose", "council-tax")
            .build();
    RequestMessage request =
        new RequestMessage("GET", REPLICA + "/pensions/v1/people/" + id, fields, new byte[0]);
    RequestMessage signed =
        request.plus(new MessageSigner(LEEDS, messageKey(LEEDS), clock, random).sign(request));
    ResponseMessage response =
        new ResponseMessage(200, Fields.empty(), "{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
    ResponseMessage answered =
        response.plus(
            new MessageSigner(CARDIFF, messageKey(CARDIFF), clock, random).sign(response, signed));
    keep(caller, Role.CALLER, signed, answered);
    keep(provider, Role.PROVIDER, signed, answered);
  }

  private static void keep(
      Evidence log, Role role, RequestMessage request, ResponseMessage response) {
    var unused =
        log.append(
            new EvidenceRecord(
                role,
                LEEDS,
                CARDIFF,
                URI.create(REPLICA),
                ContractId.of("pensions"),
                1,
                "person",
                Outcome.ANSWERED,
                request,
                response,
                true,
                null),
            FailurePolicy.REFUSE);
  }
}
