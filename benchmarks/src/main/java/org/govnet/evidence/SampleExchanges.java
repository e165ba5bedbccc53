package org.govnet.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;

/** Exchanges as they are on any day, really signed, of two nodes under an anchor. */
final class SampleExchanges {
  private static final NetworkId NETWORK = NetworkId.of("uk-bench");
  private static final NodeId CALLER = NodeId.of("birmingham");
  private static final NodeId PROVIDER = NodeId.of("manchester");
  private static final String REPLICA = "https://manchester.example/govnet";

  private final Clock clock = Clock.systemUTC();
  private final SigningKey anchorKey = key();
  private final SigningKey authorityKey = key();
  private final SigningKey documentKey = key();
  private final SigningKey callersKey = key();
  private final SigningKey providersKey = key();
  private final Instant from = clock.instant().minusSeconds(60);
  private final Vouchers callers = vouchers(CALLER, callersKey.key());
  private final Vouchers providers = vouchers(PROVIDER, providersKey.key());
  private final List<Messages> messages = new ArrayList<>();

  /** A request and its answer. */
  private record Messages(RequestMessage request, ResponseMessage response) {}

  SampleExchanges(int count) {
    MessageSigner caller = new MessageSigner(CALLER, callersKey, clock, new Random(1));
    MessageSigner provider = new MessageSigner(PROVIDER, providersKey, clock, new Random(2));
    for (int i = 0; i < count; i++) {
      Fields fields =
          Fields.builder()
              .add("Govnet-To", NETWORK + "/" + PROVIDER)
              .add("Govnet-Deadline", "30000")
              .add("Govnet-Purpose", "planning-decision")
              .add("Govnet-Legal-Basis", "uk-gdpr-6-1-e")
              .build();
      RequestMessage request =
          new RequestMessage(
              "GET", REPLICA + "/planning-applications/v1/applications/" + i, fields, new byte[0]);
      RequestMessage signed = request.plus(caller.sign(request));
      ResponseMessage response =
          new ResponseMessage(
              200,
              Fields.builder().add("Content-Type", "application/json").build(),
              new byte[1_000]);
      messages.add(new Messages(signed, response.plus(provider.sign(response, signed))));
    }
  }

  private static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519);
  }

  Anchor anchor() {
    return new Anchor(NETWORK, 1, List.of(anchorKey.key()), List.of());
  }

  private Vouchers vouchers(NodeId node, VerificationKey key) {
    Instant to = from.plus(Duration.ofDays(30));
    AuthorityId authority = AuthorityId.of("centre");
    List<String> all = List.of("*");
    Root root =
        new Root(
            NETWORK,
            1,
            from,
            to,
            1,
            List.of(anchorKey.key()),
            List.of(authorityKey.key()),
            List.of(authorityKey.key()),
            List.of(new Delegation(authority, List.of(authorityKey.key()), all, all, all)),
            true);
    Admission admission =
        new Admission(
            NETWORK,
            authority,
            node,
            1,
            1,
            from,
            to,
            "Council",
            documentKey.key(),
            null,
            List.of(),
            List.of(),
            List.of());
    Descriptor descriptor =
        new Descriptor(NETWORK, node, 1, 1, from, to, List.of(key), null, List.of(), List.of());
    return new Vouchers(
        List.of(List.of(Documents.sign(root, anchorKey))),
        Documents.sign(admission, authorityKey),
        Documents.sign(descriptor, documentKey));
  }

  /** The provider's log, with every default. */
  Evidence log(Path folder) {
    return Evidence.builder(folder, NETWORK, PROVIDER, URI.create(REPLICA))
        .signer(() -> providersKey)
        .vouching(node -> Optional.of(node.equals(CALLER) ? callers : providers))
        .open();
  }

  /** What a provider would keep of one of them. */
  EvidenceRecord record(int i) {
    Messages one = messages.get(i % messages.size());
    return new EvidenceRecord(
        Role.PROVIDER,
        CALLER,
        PROVIDER,
        URI.create(REPLICA),
        ContractId.of("planning-applications"),
        1,
        "application",
        Outcome.ANSWERED,
        one.request(),
        one.response(),
        false,
        null);
  }

  /** How many signatures of 512 bytes some threads verify in a second, with nothing else to do. */
  double verifications(int threads, long nanos) throws InterruptedException {
    byte[] data = new byte[512];
    Arrays.fill(data, (byte) 'a');
    byte[] signature = callersKey.sign(data);
    long[] counts = new long[threads];
    List<Thread> all = new ArrayList<>();
    long begin = System.nanoTime();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      Thread one =
          new Thread(
              () -> {
                while (System.nanoTime() - begin < nanos) {
                  if (!callersKey.key().verify(data, signature)) {
                    throw new IllegalStateException("a good signature does not verify");
                  }
                  counts[thread]++;
                }
              });
      one.start();
      all.add(one);
    }
    for (Thread one : all) {
      one.join();
    }
    return Arrays.stream(counts).sum() / ((System.nanoTime() - begin) / 1e9);
  }
}
