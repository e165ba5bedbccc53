package org.govnet.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.govnet.api.NodeId;
import org.govnet.store.Change;
import org.govnet.store.Contents;
import org.govnet.store.DirectoryStore;
import org.govnet.store.HistoryGone;
import org.govnet.store.Revision;
import org.govnet.store.StoreFailed;
import org.govnet.store.Watch;
import org.govnet.trust.Jws;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The serving side of a directory: takes documents that verify, and signs what there is. It can
 * withhold, and what it withholds shows; it cannot admit, because it holds no authority's key.
 * Several over one store serve the same revisions. Thread-safe.
 */
public final class DirectoryPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryPublisher.class);
  private static final Duration SNAPSHOT_VALIDITY = Duration.ofDays(90);
  private static final Duration TIMESTAMP_VALIDITY = Duration.ofDays(3);

  /** How long the dead stay listed: long enough for whoever comes back late to be told why. */
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  private static final int MAX_TRIES = 100;
  private static final int PAGE = 100;
  private static final String ROOT = "root/";

  private final Anchor anchor;
  private final DirectoryKeys keys;
  private final CountedStore store;
  private final Clock clock;
  private final DirectoryVerifier verifier;
  private final Ration ration;
  private final Publications publications = new Publications();
  private final List<Consumer<Directory>> listeners = new CopyOnWriteArrayList<>();
  private final Watch watch;
  private volatile Directory current;

  /**
   * Serves what the store holds, under a root.
   *
   * @param anchor the network's anchor
   * @param root the newest root known, once for each anchor key that signed it; one that the store
   *     has already changes nothing
   * @param keys those that the root names
   * @param store where every revision is kept; the publisher does not close it
   * @param clock for times and expiry
   * @throws DocumentRefused if the root or what the store holds does not verify
   * @throws StoreFailed if the store cannot be read
   */
  public DirectoryPublisher(
      Anchor anchor, List<String> root, DirectoryKeys keys, DirectoryStore store, Clock clock) {
    this.anchor = anchor;
    this.keys = keys;
    this.store = new CountedStore(store);
    this.clock = clock;
    this.verifier = new DirectoryVerifier(anchor, clock);
    this.ration = new Ration(clock);
    this.current = load().orElseGet(() -> begin(root));
    if (!current.roots().has(root)) {
      publishRoot(root);
    }
    renew();
    this.watch = this.store.watch(this::moved);
  }

  /** The directory as published. */
  public Directory current() {
    return current;
  }

  /** Since its timestamp was signed. */
  Duration age() {
    return Duration.between(current.issuedAt(), clock.instant());
  }

  long publications(Publications.Outcome outcome) {
    return publications.of(outcome);
  }

  long storeFailures() {
    return store.failures();
  }

  /** Tells each newer state, on the thread that made or found it: to be brief. */
  public void listen(Consumer<Directory> listener) {
    listeners.add(listener);
  }

  private Optional<Directory> load() {
    return store.snapshotAt(store.head()).map(this::verified);
  }

  private Directory verified(Contents contents) {
    Map<Long, List<String>> roots = new TreeMap<>();
    List<Listed> documents = new ArrayList<>();
    contents
        .entries()
        .forEach(
            (name, content) -> {
              if (name.startsWith(ROOT)) {
                roots.put(Long.valueOf(name.substring(ROOT.length())), signatures(content));
              } else {
                documents.add(listed(name, content));
              }
            });
    return verifier.load(
        List.copyOf(roots.values()),
        contents.statement(),
        unsigned(contents.revision(), contents.statement()),
        documents);
  }

  /** Older than any that is signed, so that the first that is signed takes its place. */
  private Timestamp unsigned(long revision, String snapshot) {
    Timestamp now = timestamp(revision, snapshot);
    return new Timestamp(
        now.network(), 1, now.issuedAt(), now.expiresAt(), revision, now.snapshot());
  }

  private static List<String> signatures(String root) {
    return List.of(root.split(" ", -1));
  }

  private static Listed listed(String name, String compact) {
    return new Listed(name, Claim.of(DocumentOpener.parse(compact)).version(), compact);
  }

  /** The first revision has the root alone. */
  private Directory begin(List<String> root) {
    if (root.isEmpty()) {
      throw new DocumentRefused("the root has no signature");
    }
    RootChain roots = RootChain.open(anchor, List.of(root));
    String snapshot = sign(1, roots.last(), DocumentSet.EMPTY);
    Bundle bundle =
        new Bundle(
            List.of(root),
            snapshot,
            Documents.sign(timestamp(1, snapshot), keys.timestamps()),
            List.of());
    Directory first = verifier.verify(bundle, Memory.NONE, null);
    Revision revision =
        new Revision(1, snapshot, List.of(rootChange(roots.last().version(), root)));
    // Of two replicas that begin at once, one is first.
    return store.append(0, revision) ? first : load().orElse(first);
  }

  private static Change rootChange(long version, List<String> root) {
    return new Change(ROOT + version, String.join(" ", root));
  }

  private String sign(long revision, Root root, DocumentSet documents) {
    Instant now = now();
    return Documents.sign(
        new Snapshot(
            anchor.network(),
            revision,
            now,
            now.plus(SNAPSHOT_VALIDITY),
            root.version(),
            documents.size(),
            documents.digest()),
        keys.snapshots());
  }

  private Timestamp timestamp(long revision, String snapshot) {
    Instant now = now();
    return new Timestamp(
        anchor.network(),
        now.toEpochMilli(),
        now,
        now.plus(TIMESTAMP_VALIDITY),
        revision,
        Documents.sha256(snapshot));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Publishes documents: all of them, durably, in one new revision, before it returns.
   *
   * @param documents compact JWSs; one that is published already is passed over
   * @throws DocumentRefused if one does not verify, is out of its signer's scope, or is older than
   *     the one published; then none is published
   * @throws PublishedTooOften if a node publishes more than its share
   * @throws StoreFailed if the store cannot take it now
   */
  public void accept(List<String> documents) {
    publications.count(() -> publish(documents));
  }

  private void publish(List<String> documents) {
    Map<String, Listed> risen = new LinkedHashMap<>();
    // Anybody may send documents: what does not verify costs one signature, no snapshot, no lock.
    precheck(documents, risen);
    if (risen.isEmpty()) {
      return;
    }
    publish(
        held -> {
          List<Listed> changed =
              risen.values().stream().filter(one -> !isPublished(held, one)).toList();
          return new Proposal(List.of(), changed, List.of());
        });
  }

  private static boolean isPublished(Directory held, Listed one) {
    Listed there = held.documents().get(one.name());
    return there != null && there.sameAs(one);
  }

  private void precheck(List<String> documents, Map<String, Listed> risen) {
    Directory held = current;
    Map<NodeId, Admission> admissions = new HashMap<>();
    DocumentOpener opener = new DocumentOpener(held.root(), false);
    for (String compact : documents) {
      Jws jws = DocumentOpener.parse(compact);
      Claim claim = Claim.of(jws);
      Listed listed = new Listed(claim.name(), claim.version(), compact);
      if (isPublished(held, listed)) {
        continue;
      }
      OpenDocument open =
          opener.open(listed, jws, claim, node -> admission(held, admissions, node));
      Documents.requireInForce(open.document(), clock.instant());
      Seen seen = held.memory().floor().get(claim.name());
      if (seen != null && seen.binds(held.index().rootKeys())) {
        seen.requireNotBefore(claim.epoch(), claim.version(), listed.sha256());
      }
      if (open.document() instanceof Admission admission) {
        admissions.put(admission.node(), admission);
      }
      if (open.document() instanceof Revocations revocations) {
        requireGrown(held, revocations);
      }
      if (claim.authority() == null) {
        ration.take(NodeId.of(claim.subject()));
      }
      risen.put(listed.name(), listed);
    }
  }

  /**
   * Readers keep what is dropped; the directory does not let an authority think that it is gone.
   */
  private static void requireGrown(Directory held, Revocations revocations) {
    OpenDocument before = held.index().believed(revocations.documentName());
    if (before != null && before.document() instanceof Revocations old) {
      List<Revocations.Revocation> dropped = new ArrayList<>(old.revoked());
      dropped.removeAll(revocations.revoked());
      if (!dropped.isEmpty()) {
        throw new DocumentRefused(
            revocations.documentName()
                + " leaves out what it had, and revocations only grow: "
                + dropped.get(0));
      }
    }
  }

  private static @Nullable Admission admission(
      Directory held, Map<NodeId, Admission> sent, NodeId node) {
    Admission admission = sent.get(node);
    return admission == null ? held.index().admissions().get(node) : admission;
  }

  /**
   * Publishes a root: the successor of the one in force.
   *
   * @param root the root, once for each anchor key that signed it: by a threshold of the keys in
   *     force, and by a threshold of its own
   * @throws DocumentRefused if it does not follow
   * @throws StoreFailed if the store cannot take it now
   */
  public void acceptRoot(List<String> root) {
    publications.count(() -> publishRoot(root));
  }

  private void publishRoot(List<String> root) {
    publish(
        held ->
            held.roots().has(root)
                ? Proposal.NOTHING
                : new Proposal(List.of(List.copyOf(root)), List.of(), List.of()));
  }

  /**
   * Says that nothing is newer, so that readers see the directory fresh: to be called well within
   * 10 minutes. Also takes off the list what has been dead for a month.
   */
  public synchronized void renew() {
    catchUp();
    Directory held = current;
    List<String> dead = dead(held);
    Instant half = held.snapshot().document().issuedAt().plus(SNAPSHOT_VALIDITY.dividedBy(2));
    if (!dead.isEmpty() || !clock.instant().isBefore(half)) {
      publish(now -> new Proposal(List.of(), List.of(), dead(now)), true);
    } else {
      Timestamp timestamp = timestamp(held.revision(), held.snapshot().compact());
      if (timestamp.version() > held.timestamp().document().version()) {
        use(verifier.apply(onlyTimestamp(held, timestamp), held));
      }
    }
  }

  private Changes onlyTimestamp(Directory held, Timestamp timestamp) {
    return new Changes(
        held.revision(),
        List.of(),
        null,
        Documents.sign(timestamp, keys.timestamps()),
        List.of(),
        List.of());
  }

  private List<String> dead(Directory held) {
    Instant before = clock.instant().minus(KEPT_AFTER_EXPIRY);
    List<String> dead = new ArrayList<>();
    held.index()
        .opened()
        .forEach(
            (name, open) -> {
              if (open.document() instanceof Descriptor
                  && open.document().expiresAt().isBefore(before)) {
                dead.add(name);
              }
            });
    return dead;
  }

  /**
   * What to publish.
   *
   * @param roots new roots
   * @param changed new documents
   * @param removed names of documents to take off
   */
  private record Proposal(List<List<String>> roots, List<Listed> changed, List<String> removed) {
    static final Proposal NOTHING = new Proposal(List.of(), List.of(), List.of());

    boolean isEmpty() {
      return roots.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  private interface Proposing {
    Proposal against(Directory held);
  }

  private void publish(Proposing proposing) {
    publish(proposing, false);
  }

  /** Tries until nobody else was faster. */
  private synchronized void publish(Proposing proposing, boolean evenIfNothing) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Directory held = current;
      Proposal proposal = proposing.against(held);
      if ((proposal.isEmpty() && !evenIfNothing) || attempt(held, proposal)) {
        return;
      }
      catchUp();
    }
    throw new StoreFailed(
        "the directory's store changed "
            + MAX_TRIES
            + " times while one revision was made: try again");
  }

  private boolean attempt(Directory held, Proposal proposal) {
    RootChain roots = held.roots().followedBy(proposal.roots(), anchor);
    DocumentSet documents = held.documents().with(proposal.changed(), proposal.removed());
    long number = held.revision() + 1;
    String snapshot = sign(number, roots.last(), documents);
    // What is about to be served passes the same checks as at a reader's.
    Directory next =
        verifier.apply(
            new Changes(
                held.revision(),
                proposal.roots(),
                snapshot,
                Documents.sign(timestamp(number, snapshot), keys.timestamps()),
                proposal.changed(),
                proposal.removed()),
            held);
    requireHold(next, proposal.changed());
    List<Change> changes = new ArrayList<>();
    for (List<String> root : proposal.roots()) {
      changes.add(rootChange(RootChain.claimedVersion(root), root));
    }
    proposal.changed().forEach(one -> changes.add(new Change(one.name(), one.jws())));
    proposal.removed().forEach(name -> changes.add(new Change(name, null)));
    if (!store.append(held.revision(), new Revision(number, snapshot, changes))) {
      return false;
    }
    use(next);
    return true;
  }

  private static void requireHold(Directory next, Collection<Listed> changed) {
    List<String> bad =
        changed.stream()
            .map(Listed::name)
            .filter(name -> next.index().leftOut().containsKey(name))
            .map(name -> name + ": " + next.index().leftOut().get(name))
            .toList();
    if (!bad.isEmpty()) {
      throw new DocumentRefused(String.join("; ", bad));
    }
  }

  private void moved(long head) {
    if (head > current.revision()) {
      try {
        catchUp();
      } catch (DocumentRefused e) {
        LOG.error("the directory's store holds what does not verify; what is served stays", e);
      }
    }
  }

  /** Takes in what another replica has published. */
  private synchronized void catchUp() {
    try {
      List<Revision> newer = store.changes(current.revision(), PAGE);
      while (!newer.isEmpty()) {
        use(verifier.apply(changes(current, newer), current));
        newer = store.changes(current.revision(), PAGE);
      }
    } catch (HistoryGone e) {
      load().ifPresent(this::use);
    }
  }

  private Changes changes(Directory held, List<Revision> newer) {
    Map<String, @Nullable String> merged = new LinkedHashMap<>();
    for (Revision revision : newer) {
      revision.changes().forEach(change -> merged.put(change.name(), change.content()));
    }
    Map<Long, List<String>> roots = new TreeMap<>();
    List<Listed> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    merged.forEach(
        (name, content) -> {
          if (name.startsWith(ROOT) && content != null) {
            roots.put(Long.valueOf(name.substring(ROOT.length())), signatures(content));
          } else if (content != null) {
            changed.add(listed(name, content));
          } else if (held.documents().get(name) != null) {
            removed.add(name);
          }
        });
    Revision last = newer.get(newer.size() - 1);
    return new Changes(
        held.revision(),
        List.copyOf(roots.values()),
        last.statement(),
        Documents.sign(timestamp(last.number(), last.statement()), keys.timestamps()),
        changed,
        removed);
  }

  private void use(Directory next) {
    current = next;
    for (Consumer<Directory> listener : listeners) {
      listener.accept(next);
    }
  }

  /** Follows the store no more; what is served last stays. */
  @Override
  public void close() {
    watch.close();
  }
}
