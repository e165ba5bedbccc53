package org.govnet.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.govnet.trust.TestClock;
import org.govnet.trust.VerificationKey;

/** Everybody's keys, and documents as good or as bad as a test wants them. */
final class World {
  static final NetworkId UK = NetworkId.of("uk");
  static final AuthorityId CENTRE = AuthorityId.of("centre");
  static final AuthorityId WALES = AuthorityId.of("welsh-government");
  static final NodeId MANCHESTER = NodeId.of("manchester");
  static final NodeId SWANSEA = NodeId.of("swansea");
  static final CapabilityId PLANNING = CapabilityId.of("planning");
  static final AreaCode MANCHESTER_AREA = AreaCode.of("E08000003");
  static final ServiceOffer SERVICE = new ServiceOffer(ContractId.of("planning-applications"), 1);

  // Made once: what is tested is who signs what, not the keys.
  static final List<SigningKey> ANCHOR_KEYS = List.of(key(), key(), key());
  static final SigningKey DIRECTORY = key();
  static final SigningKey TIMESTAMPS = key();
  static final DirectoryKeys DIRECTORY_KEYS = new DirectoryKeys(DIRECTORY, TIMESTAMPS);
  static final SigningKey CENTRE_KEY = key();
  static final SigningKey WALES_KEY = key();
  static final SigningKey MANCHESTER_KEY = key();
  static final SigningKey MANCHESTER_MESSAGES = key();
  static final SigningKey SWANSEA_KEY = key();
  static final SigningKey SWANSEA_MESSAGES = key();
  static final SigningKey STRANGER = key();

  final TestClock clock = new TestClock("2026-08-09T12:00:00Z");
  private final Instant started = clock.instant();
  final Anchor anchor =
      new Anchor(
          UK,
          2,
          ANCHOR_KEYS.stream().map(SigningKey::key).toList(),
          List.of(replica("https://a.example"), replica("https://b.example")));
  final DirectoryVerifier verifier = new DirectoryVerifier(anchor, clock);

  static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519);
  }

  static Replica replica(String url) {
    return new Replica(URI.create(url), null);
  }

  Instant now() {
    return clock.instant();
  }

  Instant inAYear() {
    return now().plus(Duration.ofDays(365));
  }

  Root root(long version) {
    return root(version, DIRECTORY.key());
  }

  Root root(long version, VerificationKey directory) {
    // The first is the same whenever it is asked for: what is signed once does not change.
    Instant issued = version == 1 ? started : now();
    return new Root(
        UK,
        version,
        issued,
        issued.plus(Duration.ofDays(365)),
        2,
        anchor.keys(),
        List.of(directory),
        List.of(TIMESTAMPS.key()),
        List.of(
            new Delegation(
                CENTRE, List.of(CENTRE_KEY.key()), List.of("*"), List.of("E*"), List.of("*")),
            new Delegation(
                WALES, List.of(WALES_KEY.key()), List.of("*"), List.of("W*"), List.of("motoring"))),
        true);
  }

  List<String> signed(Root root) {
    return List.of(sign(root, ANCHOR_KEYS.get(0)), sign(root, ANCHOR_KEYS.get(1)));
  }

  static String sign(Document document, SigningKey key) {
    return Documents.sign(document, key);
  }

  Authority centre() {
    return new Authority(UK, CENTRE, CENTRE_KEY, clock);
  }

  Authority wales() {
    return new Authority(UK, WALES, WALES_KEY, clock);
  }

  String manchester(long version) {
    return centre()
        .admit(
            version,
            MANCHESTER,
            "Manchester City Council",
            MANCHESTER_KEY.key(),
            List.of(MANCHESTER_AREA),
            List.of(PLANNING),
            List.of("manchester.example"));
  }

  String swansea(long version) {
    return wales()
        .admit(
            version,
            SWANSEA,
            "Swansea Council",
            SWANSEA_KEY.key(),
            List.of(AreaCode.of("W06000011")),
            List.of(CapabilityId.of("motoring")),
            List.of("swansea.example"));
  }

  String areas(long version) {
    return centre().register(version, English.AREAS);
  }

  String designation(long version) {
    return centre().designate(version, PLANNING, MANCHESTER, List.of());
  }

  Descriptor descriptor(NodeId node, long version, int epoch, VerificationKey... messageKeys) {
    return new Descriptor(
        UK,
        node,
        version,
        epoch,
        now(),
        now().plus(Duration.ofDays(7)),
        List.of(messageKeys),
        null,
        List.of(replica("https://" + node + ".example/govnet")),
        List.of(SERVICE));
  }

  String manchesterDescriptor(long version) {
    return sign(descriptor(MANCHESTER, version, 1, MANCHESTER_MESSAGES.key()), MANCHESTER_KEY);
  }

  String swanseaDescriptor(long version) {
    return sign(descriptor(SWANSEA, version, 1, SWANSEA_MESSAGES.key()), SWANSEA_KEY);
  }

  /** A whole good network. */
  List<String> documents() {
    return List.of(
        manchester(1),
        swansea(1),
        areas(1),
        manchesterDescriptor(1),
        swanseaDescriptor(1),
        designation(1));
  }

  static Listed listed(String compact) {
    Claim claim = Claim.of(DocumentOpener.parse(compact));
    return new Listed(claim.name(), claim.version(), compact);
  }

  static List<Listed> listed(List<String> documents) {
    return documents.stream().map(World::listed).toList();
  }

  Snapshot snapshot(long version, List<String> documents) {
    return snapshotOf(version, 1, listed(documents));
  }

  Snapshot snapshotOf(long version, long root, List<Listed> documents) {
    DocumentSet set = DocumentSet.EMPTY.with(documents, List.of());
    return new Snapshot(
        UK, version, now(), now().plus(Duration.ofDays(30)), root, set.size(), set.digest());
  }

  byte[] bundle(long version, List<String> documents) {
    return bundle(signed(root(1)), snapshot(version, documents), documents);
  }

  byte[] bundle(List<String> root, Snapshot snapshot, List<String> documents) {
    return WireJson.write(parts(List.of(root), sign(snapshot, DIRECTORY), listed(documents)));
  }

  /** A bundle with a timestamp of now. */
  Bundle parts(List<List<String>> roots, String snapshot, List<Listed> documents) {
    return new Bundle(roots, snapshot, stamp(snapshot, TIMESTAMPS), documents);
  }

  String stamp(String snapshot, SigningKey key) {
    long revision =
        Documents.read(DocumentOpener.parse(snapshot).unverifiedPayload(), Snapshot.class)
            .version();
    return sign(
        new Timestamp(
            UK,
            now().toEpochMilli(),
            now(),
            now().plus(Duration.ofDays(3)),
            revision,
            Documents.sha256(snapshot)),
        key);
  }

  Directory verify(byte[] bundle) {
    return verifier.verify(read(bundle), Memory.NONE, null);
  }

  Directory verify(Bundle bundle) {
    return verifier.verify(bundle, Memory.NONE, null);
  }

  Directory verify(byte[] bundle, Directory held) {
    return verifier.verify(read(bundle), held.memory(), held);
  }

  Directory verify(Bundle bundle, Directory held) {
    return verifier.verify(bundle, held.memory(), held);
  }

  static Bundle read(byte[] bundle) {
    try {
      return QuickBundle.read(bundle);
    } catch (BodyRefused e) {
      throw new DocumentRefused("the bundle cannot be read: " + e.detail(), e);
    }
  }

  /** The same list with one more. */
  static List<String> plus(List<String> documents, String... more) {
    List<String> all = new ArrayList<>(documents);
    all.addAll(List.of(more));
    return all;
  }
}
