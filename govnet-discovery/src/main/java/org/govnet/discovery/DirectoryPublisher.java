package org.govnet.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.govnet.store.DirectoryStore;
import org.govnet.store.HistoryGone;
import org.govnet.store.Revision;
import org.govnet.store.StoreFailed;
import org.govnet.store.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The serving side of a directory: takes documents that verify, and signs what there is. It can
 * withhold, and what it withholds shows; it cannot admit, because it holds no authority's key.
 * Several over one store serve the same revisions. Thread-safe.
 */
public final class DirectoryPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryPublisher.class);

  /** How long the dead stay listed: long enough for whoever comes back late to be told why. */
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  private static final int MAX_TRIES = 100;
  private static final int PAGE = 100;

  private final Anchor anchor;
  private final DirectorySigner signer;
  private final CountedStore store;
  private final Clock clock;
  private final DirectoryVerifier verifier;
  private final Reception reception;
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
    this.signer = new DirectorySigner(anchor.network(), keys, clock);
    this.store = new CountedStore(store);
    this.clock = clock;
    this.verifier = new DirectoryVerifier(anchor, clock);
    this.reception = new Reception(clock);
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
    return store
        .snapshotAt(store.head())
        .map(
            contents -> {
              StoredParts parts = StoredParts.of(contents);
              return verifier.load(
                  parts.roots(),
                  contents.statement(),
                  signer.unsigned(contents.revision(), contents.statement()),
                  parts.documents());
            });
  }

  /** The first revision has the root alone. */
  private Directory begin(List<String> root) {
    if (root.isEmpty()) {
      throw new DocumentRefused("the root has no signature");
    }
    RootChain roots = RootChain.open(anchor, List.of(root));
    String snapshot = signer.snapshot(1, roots.last(), DocumentSet.EMPTY);
    StoredParts parts = new StoredParts(List.of(root), List.of(), List.of());
    Bundle bundle =
        new Bundle(parts.roots(), snapshot, signer.timestamp(1, snapshot), parts.documents());
    Directory first = verifier.verify(bundle, Memory.NONE, null);
    Revision revision = new Revision(1, snapshot, parts.changes());
    // Of two replicas that begin at once, one is first.
    return store.append(0, revision) ? first : load().orElse(first);
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
    List<Listed> risen = reception.check(documents, current);
    if (!risen.isEmpty()) {
      publish(
          held -> {
            List<Listed> changed =
                risen.stream().filter(one -> !Reception.isPublished(held, one)).toList();
            return new StoredParts(List.of(), changed, List.of());
          });
    }
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
                ? StoredParts.NONE
                : new StoredParts(List.of(List.copyOf(root)), List.of(), List.of()));
  }

  /**
   * Says that nothing is newer, so that readers see the directory fresh: to be called well within
   * 10 minutes. Also takes off the list what has been dead for a month.
   */
  public synchronized void renew() {
    catchUp();
    Directory held = current;
    List<String> dead = dead(held);
    if (!dead.isEmpty() || signer.isHalfOver(held.snapshot().document())) {
      publish(now -> new StoredParts(List.of(), List.of(), dead(now)), true);
    } else {
      Timestamp now = signer.now(held.revision(), held.snapshot().compact());
      if (now.version() > held.timestamp().document().version()) {
        use(
            verifier.apply(
                new Changes(
                    held.revision(), List.of(), null, signer.sign(now), List.of(), List.of()),
                held));
      }
    }
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

  private interface Proposing {
    StoredParts against(Directory held);
  }

  private void publish(Proposing proposing) {
    publish(proposing, false);
  }

  /** Tries until nobody else was faster. */
  private synchronized void publish(Proposing proposing, boolean evenIfNothing) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Directory held = current;
      StoredParts proposal = proposing.against(held);
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

  private boolean attempt(Directory held, StoredParts proposal) {
    RootChain roots = held.roots().followedBy(proposal.roots(), anchor);
    DocumentSet documents = held.documents().with(proposal.documents(), proposal.removed());
    long number = held.revision() + 1;
    String snapshot = signer.snapshot(number, roots.last(), documents);
    // What is about to be served passes the same checks as at a reader's.
    Directory next =
        verifier.apply(
            new Changes(
                held.revision(),
                proposal.roots(),
                snapshot,
                signer.timestamp(number, snapshot),
                proposal.documents(),
                proposal.removed()),
            held);
    requireHold(next, proposal.documents());
    if (!store.append(held.revision(), new Revision(number, snapshot, proposal.changes()))) {
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
    StoredParts parts = StoredParts.of(newer);
    Revision last = newer.get(newer.size() - 1);
    return new Changes(
        held.revision(),
        parts.roots(),
        last.statement(),
        signer.timestamp(last.number(), last.statement()),
        parts.documents(),
        parts.removed().stream().filter(name -> held.documents().get(name) != null).toList());
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
