package org.govnet.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.govnet.api.NodeId;
import org.govnet.trust.Jws;
import org.jspecify.annotations.Nullable;

/**
 * What must not fall, whoever serves the directory: the root, the snapshot and the newest of every
 * document believed here; and whose admissions have ended. Kept on disk before use. Immutable.
 *
 * @param root the newest root's version and payload; null if there was none
 * @param snapshot the newest snapshot; null if there was none
 * @param stampedAt the newest timestamp's {@code version}; 0 if there was none
 * @param floor the newest of every document, by name
 * @param ended every end that was seen
 * @param dropped admissions that the directory has dropped while they held
 */
record Memory(
    @Nullable Seen root,
    @Nullable Seen snapshot,
    long stampedAt,
    CowMap<String, Seen> floor,
    CowMap<NodeId, List<Ended>> ended,
    CowMap<NodeId, Former> dropped) {
  static final Memory NONE =
      new Memory(null, null, 0, CowMap.empty(), CowMap.empty(), CowMap.empty());

  /**
   * Refuses roots that do not lead to or past the one seen before, of which no more is kept than
   * its version and hash.
   *
   * @throws DocumentRefused if they do not
   */
  void requireRoot(RootChain roots) {
    if (root != null) {
      roots.requireContains(root);
    }
  }

  /**
   * Refuses a snapshot or timestamp that is older than one seen before.
   *
   * @throws DocumentRefused if one is
   */
  void requireRisen(Root under, Statement<Snapshot> open, Statement<Timestamp> stamped) {
    if (snapshot == null || !snapshot.binds(under.signingKeys())) {
      return;
    }
    snapshot.requireNotBefore(0, open.document().version(), open.sha256());
    if (open.document().version() == snapshot.version()
        && stamped.document().version() < stampedAt) {
      throw new DocumentRefused(
          "the timestamp is older than one seen before: it is from "
              + stamped.document().issuedAt());
    }
  }

  /**
   * This, and a directory that has been verified since.
   *
   * @param names the documents that changed, and those that may be believed or rest on another key
   *     for that
   * @param own which of them were believed once, though they may have expired since
   */
  Memory with(
      RootChain roots,
      Statement<Snapshot> open,
      Statement<Timestamp> stamped,
      DirectoryIndex index,
      Collection<String> names,
      Predicate<String> own) {
    CowMap.Editor<String, Seen> next = floor.edit();
    for (String name : names) {
      OpenDocument believed = own.test(name) ? index.opened().get(name) : index.believed(name);
      if (believed != null) {
        next.put(name, index.seen(believed));
      }
    }
    return new Memory(
        roots.seen(),
        new Seen("snapshot", 0, open.document().version(), open.sha256(), open.signedBy()),
        stamped.document().version(),
        next.done(),
        index.ended(),
        index.dropped());
  }

  /** For a copy of our own, which cannot be older than itself. */
  Memory withoutFloor() {
    return new Memory(null, null, 0, CowMap.empty(), ended, dropped);
  }

  /** The documents' floor alone: what is beside a copy, before its log is replayed. */
  Memory onlyFloor() {
    return new Memory(null, null, 0, floor, CowMap.empty(), CowMap.empty());
  }

  /** The statements' floor alone: what a copy and its log together may not be behind of. */
  Memory onlyStatements() {
    return new Memory(root, snapshot, stampedAt, CowMap.empty(), CowMap.empty(), CowMap.empty());
  }

  /** Of two memories of one process, the higher of each. */
  Memory orNewer(Memory kept) {
    CowMap.Editor<String, Seen> next = floor.edit();
    kept.floor.forEach(next::put);
    boolean newRoot = kept.root != null && root != null && kept.root.version() > root.version();
    // Revisions count within a root's keys: who stole one of an older root's can sign any.
    boolean newer =
        kept.snapshot != null
            && snapshot != null
            && (newRoot || kept.snapshot.version() > snapshot.version());
    return new Memory(
        newRoot ? kept.root : root,
        newer ? kept.snapshot : snapshot,
        newer ? kept.stampedAt : Math.max(stampedAt, kept.stampedAt),
        next.done(),
        ended,
        dropped);
  }

  /** This, and what a change of our own disk's says, of which no more is left than that. */
  Memory raisedBy(Changes changes) {
    Memory raised = this;
    String compact = changes.snapshot();
    if (compact != null) {
      Jws jws = DocumentOpener.parse(compact);
      Snapshot open = Documents.read(jws.unverifiedPayload(), Snapshot.class);
      Seen seen = new Seen("snapshot", 0, open.version(), Documents.sha256(compact), jws.keyId());
      if (snapshot == null || open.version() > snapshot.version()) {
        raised = new Memory(root, seen, 0, floor, ended, dropped);
      }
    }
    long stamp =
        Documents.read(
                DocumentOpener.parse(changes.timestamp()).unverifiedPayload(), Timestamp.class)
            .version();
    return stamp > raised.stampedAt
        ? new Memory(raised.root, raised.snapshot, stamp, floor, ended, dropped)
        : raised;
  }

  /** Of the floor, what is not in a directory's own documents: to be kept beside it. */
  List<Seen> beside(DirectoryIndex index) {
    List<Seen> beside = new ArrayList<>();
    floor.forEach(
        (name, seen) -> {
          OpenDocument believed = index.believed(name);
          if (believed == null || !index.seen(believed).equals(seen)) {
            beside.add(seen);
          }
        });
    return beside;
  }
}
