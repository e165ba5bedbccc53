package org.govnet.discovery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;

/** Turns a bundle from anybody into a directory, or refuses it: docs/protocol.md section 3.1. */
final class DirectoryVerifier {
  private static final int MAX_DOCUMENTS = 100_000;
  private static final Pattern NAME = Pattern.compile("[a-z]{1,63}/[a-z0-9-]{1,63}");

  private final Anchor anchor;
  private final Clock clock;

  DirectoryVerifier(Anchor anchor, Clock clock) {
    this.anchor = anchor;
    this.clock = clock;
  }

  /**
   * Verifies a bundle.
   *
   * @param bytes as served
   * @param versions what must not fall
   * @param known documents verified before, by name
   * @throws DocumentRefused if the bundle is not to be believed
   */
  Directory verify(byte[] bytes, Versions versions, Map<String, OpenDocument> known) {
    return open(bytes, versions, known, true);
  }

  /**
   * Verifies a bundle from our own disk, where it may well have expired: nothing then acts on it,
   * but no older one is taken for it either.
   *
   * @param versions the versions kept beside it, which are its own or newer
   * @throws DocumentRefused if it is damaged
   */
  Directory restore(byte[] bytes, Versions versions) {
    return open(bytes, Versions.NONE, Map.of(), false).remembering(versions);
  }

  private Directory open(
      byte[] bytes, Versions versions, Map<String, OpenDocument> known, boolean mustBeInForce) {
    Bundle bundle = parse(bytes);
    Root root = openRoot(bundle.root());
    Jws signed = DocumentOpener.parse(bundle.snapshot());
    Snapshot snapshot = openSnapshot(signed, root);
    if (mustBeInForce) {
      Documents.requireInForce(root, clock.instant());
      Documents.requireInForce(snapshot, clock.instant());
    }
    Map<String, Versions.Seen> floor = versions.binding(root);
    String tag = Documents.sha256(bundle.snapshot());
    List<Versions.Seen> seen = new ArrayList<>();
    seen.add(seenRoot(bundle.root().get(0), root));
    seen.add(
        new Versions.Seen("snapshot", root.version(), snapshot.version(), tag, signed.keyId()));
    seen.forEach(one -> requireRisen(floor, one.name(), one.epoch(), one.version(), one.sha256()));
    DirectoryIndex index = openDocuments(bundle.documents(), snapshot, root, floor, known);
    index.documents().values().forEach(open -> seen.add(open.seen()));
    return new Directory(root, snapshot, index, versions.with(seen), bytes, tag, clock);
  }

  private static Bundle parse(byte[] bytes) {
    try {
      return WireJson.read(bytes, Bundle.class);
    } catch (BodyRefused e) {
      throw new DocumentRefused("the bundle cannot be read: " + e.detail(), e);
    }
  }

  /** A root is signed by several, so what must not change is what they signed. */
  private static Versions.Seen seenRoot(String compact, Root root) {
    String payload = compact.substring(compact.indexOf('.') + 1, compact.lastIndexOf('.'));
    return new Versions.Seen("root", 0, root.version(), Documents.sha256(payload), "");
  }

  private Root openRoot(List<String> signed) {
    if (signed.isEmpty() || signed.size() > anchor.keys().size()) {
      throw new DocumentRefused(
          "the root has "
              + signed.size()
              + " signatures, and the anchor "
              + anchor.keys().size()
              + " keys");
    }
    Set<String> signers = new HashSet<>();
    byte[] agreed = null;
    Root root = null;
    for (String compact : signed) {
      Jws jws = DocumentOpener.parse(compact);
      VerificationKey key = DocumentOpener.choose(anchor.keys(), jws.keyId(), "the anchor");
      root = Documents.open(jws, Root.class, key, anchor.network());
      if (agreed != null && !Arrays.equals(agreed, jws.unverifiedPayload())) {
        throw new DocumentRefused("the root's signatures are over different contents");
      }
      agreed = jws.unverifiedPayload();
      signers.add(key.thumbprint());
    }
    if (root == null || signers.size() < anchor.threshold()) {
      throw new DocumentRefused(
          "the root is signed by "
              + signers.size()
              + " of the anchor's keys, and needs "
              + anchor.threshold());
    }
    return root;
  }

  private Snapshot openSnapshot(Jws jws, Root root) {
    VerificationKey key = DocumentOpener.choose(root.directoryKeys(), jws.keyId(), "the directory");
    Snapshot snapshot = Documents.open(jws, Snapshot.class, key, anchor.network());
    if (snapshot.root() != root.version()) {
      throw new DocumentRefused(
          "the snapshot belongs to root " + snapshot.root() + ", not " + root.version());
    }
    return snapshot;
  }

  private DirectoryIndex openDocuments(
      List<String> compacts,
      Snapshot snapshot,
      Root root,
      Map<String, Versions.Seen> floor,
      Map<String, OpenDocument> known) {
    List<Snapshot.Entry> entries = snapshot.documents();
    if (compacts.size() != entries.size() || compacts.size() > MAX_DOCUMENTS) {
      throw new DocumentRefused(
          "the bundle has "
              + compacts.size()
              + " documents and its snapshot lists "
              + entries.size());
    }
    DirectoryIndex index = new DirectoryIndex(root, floor);
    List<Integer> admissions = new ArrayList<>();
    List<Integer> unchanged = new ArrayList<>();
    List<Integer> changed = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      Snapshot.Entry entry = entries.get(i);
      checkListed(compacts.get(i), entry, names, floor);
      OpenDocument before = known.get(entry.name());
      boolean same = false;
      if (before != null && before.sha256().equals(entry.sha256())) {
        index.reserve(before);
        same = true;
      }
      if (entry.name().startsWith("admission/")) {
        admissions.add(i);
      } else {
        (same ? unchanged : changed).add(i);
      }
    }
    // What descriptors and designations depend on first; then what is known before what is new, so
    // that in a contradiction it stays.
    DocumentOpener opener = new DocumentOpener(root, clock, known);
    for (List<Integer> next : List.of(admissions, unchanged, changed)) {
      next.forEach(i -> take(index, opener, compacts.get(i), entries.get(i), floor));
    }
    index.settle();
    return index;
  }

  private static void checkListed(
      String compact, Snapshot.Entry entry, Set<String> names, Map<String, Versions.Seen> floor) {
    if (!NAME.matcher(entry.name()).matches()) {
      throw new DocumentRefused("the snapshot lists " + Quote.of(entry.name()) + ", no such name");
    }
    if (!names.add(entry.name())) {
      throw new DocumentRefused("the snapshot lists " + entry.name() + " twice");
    }
    if (!Documents.sha256(compact).equals(entry.sha256())) {
      throw new DocumentRefused(entry.name() + " is not the document that the snapshot lists");
    }
    if (!entry.name().startsWith("descriptor/")) {
      requireRisen(floor, entry.name(), 0, entry.version(), entry.sha256());
    }
  }

  private static void requireRisen(
      Map<String, Versions.Seen> floor, String name, long epoch, long version, String sha256) {
    Versions.Seen seen = floor.get(name);
    if (seen != null) {
      seen.requireNotBefore(epoch, version, sha256);
    }
  }

  private static void take(
      DirectoryIndex index,
      DocumentOpener opener,
      String compact,
      Snapshot.Entry entry,
      Map<String, Versions.Seen> floor) {
    Claim claim;
    Jws jws;
    try {
      jws = DocumentOpener.parse(compact);
      claim = Claim.of(jws);
    } catch (DocumentRefused e) {
      index.leaveOut(entry.name(), e);
      return;
    }
    if (!claim.name().equals(entry.name()) || claim.version() != entry.version()) {
      throw new DocumentRefused(
          "the snapshot lists version "
              + entry.version()
              + " of "
              + entry.name()
              + ", and it is version "
              + claim.version()
              + " of "
              + claim.name());
    }
    if (claim.kind() == DocumentKind.DESCRIPTOR) {
      requireRisen(floor, claim.name(), claim.epoch(), claim.version(), entry.sha256());
    }
    try {
      index.add(opener.open(jws, claim, entry.sha256(), index.admissions()));
    } catch (DocumentRefused e) {
      index.leaveOut(entry.name(), e);
    }
  }
}
