package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.govnet.api.NodeId;
import org.govnet.trust.Jws;
import org.govnet.trust.Signer;
import org.jspecify.annotations.Nullable;

/**
 * The serving side of a directory: takes documents that verify, and signs the list of them. It can
 * withhold, and what it withholds shows; it cannot admit, because it holds no authority's key.
 */
public final class DirectoryPublisher {
  private static final Duration VALIDITY = Duration.ofDays(3);
  private static final String FILE = "published.json";

  private final Anchor anchor;
  private final List<String> root;
  private final Signer signer;
  private final DirectoryCopy copy;
  private final Clock clock;
  private final DirectoryVerifier verifier;
  private volatile @Nullable Directory current;
  private volatile SortedMap<String, String> published = Collections.emptySortedMap();

  /**
   * Serves what {@code folder} holds from before, under a root.
   *
   * @param anchor the network's anchor
   * @param root the root, once for each anchor key that signed it
   * @param signer one of the root's directory keys
   * @param folder where every published state is kept
   * @param clock for times and expiry
   * @throws DocumentRefused if the root or what the folder holds does not verify
   */
  public DirectoryPublisher(
      Anchor anchor, List<String> root, Signer signer, Path folder, Clock clock) {
    this.anchor = anchor;
    this.root = List.copyOf(root);
    this.signer = signer;
    this.copy = new DirectoryCopy(folder, FILE);
    this.clock = clock;
    this.verifier = new DirectoryVerifier(anchor, clock);
    if (copy.exists()) {
      restore();
    }
    renew();
  }

  /** The directory as published. */
  public Directory current() {
    Directory directory = current;
    if (directory == null) {
      throw new IllegalStateException("nothing is published before the constructor ends");
    }
    return directory;
  }

  /**
   * Publishes documents: all of them, on disk, in one new snapshot, before it returns.
   *
   * @param documents compact JWSs; one that is published already is passed over
   * @throws DocumentRefused if one does not verify, is out of its signer's scope, or is older than
   *     the one published; then none is published
   */
  public void accept(List<String> documents) {
    // Anybody may send documents: what does not verify costs one signature, no snapshot, no lock.
    Map<String, String> risen = new HashMap<>();
    Directory held = current();
    Map<String, Versions.Seen> floor = held.versions().binding(held.root());
    Map<NodeId, Admission> admissions = new HashMap<>(held.index().admissions());
    DocumentOpener opener = new DocumentOpener(held.root(), clock, Map.of());
    for (String compact : documents) {
      Jws jws = DocumentOpener.parse(compact);
      Claim claim = Claim.of(jws);
      if (compact.equals(published.get(claim.name()))) {
        continue;
      }
      OpenDocument open = opener.open(jws, claim, Documents.sha256(compact), admissions);
      Versions.Seen seen = floor.get(claim.name());
      if (seen != null) {
        seen.requireNotBefore(claim.epoch(), claim.version(), open.sha256());
      }
      if (open.document() instanceof Admission admission) {
        admissions.put(admission.node(), admission);
      }
      risen.put(claim.name(), compact);
    }
    if (!risen.isEmpty()) {
      add(risen);
    }
  }

  private synchronized void add(Map<String, String> documents) {
    SortedMap<String, String> all = new TreeMap<>(published);
    all.putAll(documents);
    publish(all, documents.keySet());
  }

  /**
   * Signs the same documents anew, so that readers see them fresh: to be called well within 10
   * minutes.
   */
  public synchronized void renew() {
    publish(published, Set.of());
  }

  /**
   * Signs and serves a new snapshot.
   *
   * @param documents everything, by name. What was published and does not hold any more stays in
   *     it, left out by every reader: an expired admission must not take a designation with it that
   *     is good again when the admission is renewed
   * @param added the names of those that must hold
   */
  private void publish(SortedMap<String, String> documents, Set<String> added) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Directory held = current;
    List<Snapshot.Entry> entries = new ArrayList<>();
    documents.forEach(
        (name, compact) ->
            entries.add(
                new Snapshot.Entry(
                    name,
                    Claim.of(DocumentOpener.parse(compact)).version(),
                    Documents.sha256(compact))));
    Snapshot snapshot =
        new Snapshot(
            anchor.network(),
            held == null ? 1 : held.revision() + 1,
            now,
            now.plus(VALIDITY),
            rootVersion(),
            entries);
    Bundle bundle =
        new Bundle(root, Documents.sign(snapshot, signer), List.copyOf(documents.values()));
    byte[] bytes = WireJson.write(bundle);
    if (bytes.length > DirectoryFetch.MAX_BUNDLE) {
      throw new DocumentRefused("the directory would have more than 64 MiB: it is full");
    }
    // What is about to be served passes the same checks as at a reader's.
    Directory directory =
        held == null
            ? verifier.verify(bytes, copy.versions(), Map.of())
            : verifier.verify(bytes, held.versions(), held.index().documents());
    List<String> bad =
        added.stream()
            .filter(directory.index().leftOut()::containsKey)
            .map(name -> name + ": " + directory.index().leftOut().get(name))
            .toList();
    if (!bad.isEmpty()) {
      throw new DocumentRefused(String.join("; ", bad));
    }
    copy.save(directory, bytes);
    published = Collections.unmodifiableSortedMap(documents);
    current = directory;
  }

  private long rootVersion() {
    if (root.isEmpty()) {
      throw new DocumentRefused("the root has no signature");
    }
    return Documents.read(DocumentOpener.parse(root.get(0)).unverifiedPayload(), Root.class)
        .version();
  }

  private void restore() {
    try {
      byte[] bytes = copy.bundle();
      Directory directory = verifier.restore(bytes, copy.versions());
      List<String> documents = WireJson.read(bytes, Bundle.class).documents();
      SortedMap<String, String> all = new TreeMap<>();
      for (int i = 0; i < documents.size(); i++) {
        all.put(directory.snapshot().documents().get(i).name(), documents.get(i));
      }
      published = Collections.unmodifiableSortedMap(all);
      current = directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + copy.file(), e);
    }
  }
}
