package org.govnet.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Turns what anybody sends into a directory, or refuses it: docs/protocol.md section 3.1. A whole
 * bundle and a change go the same way: both are a set of documents after the one that is held.
 */
final class DirectoryVerifier {
  private static final int MAX_DOCUMENTS = 100_000;

  private final Anchor anchor;
  private final Clock clock;

  DirectoryVerifier(Anchor anchor, Clock clock) {
    this.anchor = anchor;
    this.clock = clock;
  }

  /**
   * Verifies a bundle.
   *
   * @param memory what must not fall: that of the directory held, or what is kept of a lost one
   * @param held the directory held; null if none
   * @throws DocumentRefused if it is not to be believed
   */
  Directory verify(Bundle bundle, Memory memory, @Nullable Directory held) {
    RootChain roots =
        held == null
            ? RootChain.open(anchor, bundle.roots())
            : held.roots().orFollowedBy(bundle.roots(), anchor);
    memory.requireRoot(roots);
    Statements now = statements(roots, bundle.snapshot(), bundle.timestamp(), memory, true);
    DocumentSet all = DocumentSet.EMPTY.with(bundle.documents(), List.of());
    return settle(roots, now, all, memory, held, Before.NOTHING);
  }

  /**
   * Verifies a change.
   *
   * @throws DocumentRefused if it is not to be believed, or does not lead from {@code held} to what
   *     its snapshot says; then the whole directory has to be had anew
   */
  Directory apply(Changes changes, Directory held) {
    return apply(changes, held, true);
  }

  /**
   * Verifies a change from our own disk, where it may well have expired: nothing then acts on it,
   * but no older one is taken for it either. Its documents are judged as of its timestamp, when
   * they were taken in; {@link #today} follows.
   *
   * @throws DocumentRefused if it is damaged
   */
  Directory restore(Changes changes, Directory held) {
    return apply(changes, held, false);
  }

  private Directory apply(Changes changes, Directory held, boolean mustBeInForce) {
    if (changes.since() != held.revision()) {
      throw new DocumentRefused(
          "the change is from revision " + changes.since() + ", and held is " + held.revision());
    }
    RootChain roots = held.roots().followedBy(changes.roots(), anchor);
    String snapshot = changes.snapshot() == null ? held.snapshot().compact() : changes.snapshot();
    Statements now = statements(roots, snapshot, changes.timestamp(), held.memory(), mustBeInForce);
    DocumentSet next =
        changes.documents().isEmpty() && changes.removed().isEmpty()
            ? held.documents()
            : held.documents().with(changes.documents(), changes.removed());
    return settle(
        roots,
        now,
        next,
        held.memory(),
        held,
        mustBeInForce ? Before.NOTHING : Before.at(now.timestamp.document().issuedAt()));
  }

  /** The same directory with what has expired since left out. */
  Directory today(Directory held) {
    Statements same = new Statements(held.snapshot(), held.timestamp());
    return settle(held.roots(), same, held.documents(), held.memory(), held, Before.NOTHING);
  }

  /**
   * Verifies a bundle from our own disk.
   *
   * @param memory what is kept beside it
   * @param verified what {@link Directory#verified} was when all its signatures had been verified:
   *     a bundle with another digest is verified again
   * @param leftOut the names of documents that were not believed then: those are verified again,
   *     and after the others, so that in a contradiction what was believed stays
   * @throws DocumentRefused if it is damaged
   */
  Directory restore(Bundle bundle, Memory memory, String verified, Set<String> leftOut) {
    RootChain roots = RootChain.open(anchor, bundle.roots());
    Statements now = statements(roots, bundle.snapshot(), bundle.timestamp(), Memory.NONE, false);
    DocumentSet all = DocumentSet.EMPTY.with(bundle.documents(), List.of());
    boolean same = verified.equals(roots.last().version() + " " + all.digest());
    return settle(
        roots, now, all, memory.withoutFloor(), null, new Before(same, true, leftOut, null));
  }

  /**
   * Verifies what a directory's own store holds.
   *
   * @param timestamp of its own making, for want of one that is kept; nobody is served by it
   * @throws DocumentRefused if it is damaged
   */
  Directory load(
      List<List<String>> signed, String snapshot, Timestamp timestamp, List<Listed> documents) {
    RootChain roots = RootChain.open(anchor, signed);
    Statement<Snapshot> open =
        open(snapshot, Snapshot.class, roots.last().directoryKeys(), "the directory");
    Statement<Timestamp> own = new Statement<>(timestamp, "", "", "");
    return settle(
        roots,
        new Statements(open, own),
        DocumentSet.EMPTY.with(documents, List.of()),
        Memory.NONE,
        null,
        new Before(false, true, Set.of(), null));
  }

  /**
   * What was done with documents before.
   *
   * @param verified whether all signatures were verified, but for those left out
   * @param own whether they are our own, and so were believed, but for those left out
   * @param leftOut the names of those left out
   * @param at when they were believed; null for now
   */
  private record Before(boolean verified, boolean own, Set<String> leftOut, @Nullable Instant at) {
    static final Before NOTHING = new Before(false, false, Set.of(), null);

    static Before at(Instant instant) {
      return new Before(false, false, Set.of(), instant);
    }

    boolean believed(String name) {
      return own && !leftOut.contains(name);
    }
  }

  private record Statements(Statement<Snapshot> snapshot, Statement<Timestamp> timestamp) {}

  private Statements statements(
      RootChain roots, String snapshot, String timestamp, Memory memory, boolean mustBeInForce) {
    Root root = roots.last();
    Statement<Snapshot> open =
        open(snapshot, Snapshot.class, root.directoryKeys(), "the directory");
    Statement<Timestamp> stamped =
        open(timestamp, Timestamp.class, root.timestampKeys(), "the directory's timestamps");
    if (open.document().root() != root.version()) {
      throw new DocumentRefused(
          "the snapshot belongs to root " + open.document().root() + ", not " + root.version());
    }
    if (stamped.document().revision() != open.document().version()
        || !stamped.document().snapshot().equals(open.sha256())) {
      throw new DocumentRefused(
          "the timestamp is for another snapshot than this one of revision "
              + open.document().version());
    }
    if (mustBeInForce) {
      Instant now = clock.instant();
      Documents.requireInForce(root, now);
      Documents.requireInForce(open.document(), now);
      Documents.requireInForce(stamped.document(), now);
    }
    memory.requireRisen(root, open, stamped);
    return new Statements(open, stamped);
  }

  private <D extends Document> Statement<D> open(
      String compact, Class<D> type, List<VerificationKey> keys, String holder) {
    Jws jws = DocumentOpener.parse(compact);
    VerificationKey key = DocumentOpener.choose(keys, jws.keyId(), holder);
    D document = Documents.open(jws, type, key, anchor.network());
    return new Statement<>(document, compact, Documents.sha256(compact), key.thumbprint());
  }

  private Directory settle(
      RootChain roots,
      Statements now,
      DocumentSet documents,
      Memory memory,
      @Nullable Directory held,
      Before before) {
    Snapshot snapshot = now.snapshot.document();
    if (documents.size() > MAX_DOCUMENTS) {
      throw new DocumentRefused(
          "a directory has at most " + MAX_DOCUMENTS + " documents, not " + documents.size());
    }
    if (documents.size() != snapshot.documents() || !documents.digest().equals(snapshot.digest())) {
      throw new DocumentRefused(
          "the documents are not those of the snapshot: "
              + documents.size()
              + " with digest "
              + documents.digest()
              + ", and it says "
              + snapshot.documents()
              + " with digest "
              + snapshot.digest());
    }
    Set<String> names = differing(documents, held);
    Instant at = before.at == null ? clock.instant() : before.at;
    DirectoryIndex index;
    if (held != null && held.root().version() == roots.last().version()) {
      index =
          names.isEmpty() && at.toEpochMilli() < held.index().nextExpiry()
              ? held.index()
              : new IndexEdit(
                      held.index(), held.index().opened(), documents, memory.floor(), false, at)
                  .of(names);
    } else {
      index = anew(roots.last(), documents, memory, held, before, at);
    }
    History history = held == null ? History.NONE : held.history();
    if (held != null && snapshot.version() != held.revision()) {
      history =
          history.plus(
              new History.Step(
                  held.revision(), snapshot.version(), held.root().version(), List.copyOf(names)));
    }
    return new Directory(
        roots,
        now.snapshot,
        now.timestamp,
        documents,
        index,
        memory.with(
            roots, now.snapshot, now.timestamp, index, touched(names, held), before::believed),
        history,
        clock);
  }

  /**
   * Under a new root everything is looked at again; what has the same signer needs no new check.
   */
  private static DirectoryIndex anew(
      Root root,
      DocumentSet documents,
      Memory memory,
      @Nullable Directory held,
      Before before,
      Instant at) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> doubted = new LinkedHashSet<>();
    documents.forEach(one -> (before.leftOut.contains(one.name()) ? doubted : all).add(one.name()));
    DocumentSet trusted = doubted.isEmpty() ? documents : documents.with(List.of(), doubted);
    DirectoryIndex empty = DirectoryIndex.empty(root);
    CowMap<String, OpenDocument> known = held == null ? CowMap.empty() : held.index().opened();
    IndexEdit edit = new IndexEdit(empty, known, trusted, memory.floor(), before.verified, at);
    if (held != null) {
      held.index()
          .opened()
          .forEach(
              (name, open) -> {
                Listed listed = documents.get(name);
                boolean same = listed != null && listed.sameAs(open.listed());
                if (held.index().believed(name) == null) {
                  edit.doubt(name);
                } else if (same) {
                  edit.reserve(open);
                }
                all.add(name);
              });
    }
    edit.remember(memory);
    DirectoryIndex index = edit.of(all);
    return doubted.isEmpty()
        ? index
        : new IndexEdit(index, index.opened(), documents, memory.floor(), false, at).of(doubted);
  }

  /** The names of all that may be believed now, or rest on another key, because of a change. */
  private static Set<String> touched(Set<String> names, @Nullable Directory held) {
    Set<String> touched = new LinkedHashSet<>(names);
    for (String name : names) {
      if (name.startsWith("admission/")) {
        String node = name.substring(name.indexOf('/') + 1);
        touched.add("descriptor/" + node);
        touched.add("departure/" + node);
      }
    }
    if (held != null) {
      held.index().leftOut().forEach((name, reason) -> touched.add(name));
    }
    return touched;
  }

  /** The names of what is new, changed or gone. */
  private static Set<String> differing(DocumentSet documents, @Nullable Directory held) {
    Set<String> names = new LinkedHashSet<>();
    if (held == null) {
      documents.forEach(one -> names.add(one.name()));
    } else {
      documents.addDifferences(held.documents(), names);
    }
    return names;
  }
}
