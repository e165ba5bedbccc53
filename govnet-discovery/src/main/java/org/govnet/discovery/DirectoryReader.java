package org.govnet.discovery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Dialogue.Outcome;
import org.govnet.discovery.DirectoryFetch.Question;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the directory: takes it from any mirror that has a good one, holds the last good copy on
 * disk, and goes on with it when nobody answers. Refreshing never gives up; {@link
 * DirectoryFollower} decides when and from whom.
 */
public final class DirectoryReader implements MessageKeys {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryReader.class);
  private static final int MAX_OTHER_MIRRORS = 5;

  private final Anchor anchor;
  private final Keeping copy;
  private final DirectoryFetch fetch;
  private final Clock clock;
  private final FreshnessPolicy policy;
  private final DirectoryVerifier verifier;
  private final List<DirectoryListener> listeners = new CopyOnWriteArrayList<>();
  private final Object taking = new Object();
  private final Map<Replica, String> etags = new HashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong wholes = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final Counts<Freshness> turns = new Counts<>(Freshness.class);
  private Memory lost;
  private int nextMirror;
  private volatile @Nullable Directory current;
  private volatile String lastFailure = "it has not been asked for yet";
  private Freshness reported;

  /**
   * A reader, with what {@code folder} holds from before.
   *
   * @param anchor where trust begins
   * @param folder where the last good copy is kept
   * @param fetch how to fetch
   * @param clock for expiry and freshness
   * @param policy what age means
   */
  public DirectoryReader(
      Anchor anchor, Path folder, DirectoryFetch fetch, Clock clock, FreshnessPolicy policy) {
    this(anchor, new DirectoryCopy(folder), fetch, clock, policy);
  }

  /** A reader that keeps its directory elsewhere. */
  DirectoryReader(
      Anchor anchor, Keeping copy, DirectoryFetch fetch, Clock clock, FreshnessPolicy policy) {
    this.anchor = anchor;
    this.copy = copy;
    this.fetch = fetch;
    this.clock = clock;
    this.policy = policy;
    this.verifier = new DirectoryVerifier(anchor, clock);
    // Signatures' provider takes a third of a second to load: as long as it takes to read the file.
    ForkJoinPool.commonPool().execute(() -> anchor.keys().forEach(VerificationKey::requireUsable));
    DirectoryCopy.Found found = copy.load(verifier);
    this.current = found.directory();
    this.lost = found.memory();
    if (!found.trouble().isEmpty()) {
      lastFailure = found.trouble();
    }
    this.reported = freshness();
  }

  /** The directory as last verified, however old. */
  public Optional<Directory> current() {
    return Optional.ofNullable(current);
  }

  @Nullable Directory held() {
    return current;
  }

  /** How old it is; {@link Freshness#EXPIRED} if there is none. */
  public Freshness freshness() {
    Directory directory = current;
    return directory == null ? Freshness.EXPIRED : policy.of(directory, clock.instant());
  }

  /** How it does. */
  public DirectoryStatus status() {
    Directory directory = current;
    return new DirectoryStatus(
        directory == null ? 0 : directory.revision(),
        freshness(),
        age(directory),
        directory == null ? 0 : directory.documentCount(),
        directory == null ? 0 : directory.leftOut().size(),
        changes.get(),
        wholes.get(),
        failures.get(),
        bytesRead.get(),
        lastFailure);
  }

  NetworkId network() {
    return anchor.network();
  }

  /** Since the directory last said that this is its newest state; zero if there is none. */
  Duration age() {
    return age(current);
  }

  private Duration age(@Nullable Directory directory) {
    return directory == null
        ? Duration.ZERO
        : Duration.between(directory.issuedAt(), clock.instant());
  }

  /** How long the directory stays as fresh as it is; zero if it is expired, or there is none. */
  Duration freshnessLeft() {
    Directory directory = current;
    return directory == null ? Duration.ZERO : policy.left(directory, clock.instant());
  }

  long changes() {
    return changes.get();
  }

  long wholes() {
    return wholes.get();
  }

  long failures() {
    return failures.get();
  }

  long bytesRead() {
    return bytesRead.get();
  }

  /** How often its freshness became this one. */
  long turnsTo(Freshness freshness) {
    return turns.of(freshness);
  }

  /** Lets {@code listener} hear what becomes of it, from now on. */
  public void listen(DirectoryListener listener) {
    listeners.add(listener);
  }

  /** Asks the directory, unless it is expired or was never had. */
  public Lookup lookup(Function<Directory, Lookup> question) {
    Directory directory = current;
    if (directory == null) {
      return new Lookup.Unreachable(
          "no directory of " + anchor.network() + " was ever had: " + lastFailure);
    }
    if (freshness() == Freshness.EXPIRED) {
      Instant now = clock.instant();
      if (FreshnessPolicy.isFromTheFuture(directory, now)) {
        return new Lookup.Stale(
            directory
                + " is from "
                + directory.issuedAt()
                + ", and by this clock it is "
                + now
                + ": set the clock");
      }
      return new Lookup.Stale(
          directory + " is from " + directory.issuedAt() + ", too old to act on: " + lastFailure);
    }
    return question.apply(directory);
  }

  /** A message key, unless the directory is expired: then nobody is known. */
  @Override
  public Optional<VerificationKey> find(NodeId node, String thumbprint) {
    Directory directory = current;
    return directory == null || freshness() == Freshness.EXPIRED
        ? Optional.empty()
        : directory.find(node, thumbprint);
  }

  /**
   * Asks the mirrors in turn for what they have now, the anchor's first, then a few of the replicas
   * known, until one has a directory that verifies and is fresh. One that is neither refused nor
   * fresh is kept, but does not end the search: a mirror that stands still must not make its
   * readers stand still.
   *
   * @return whether one had a directory that verifies
   */
  public boolean refresh() {
    List<String> reasons = new ArrayList<>();
    boolean verified = false;
    for (Replica mirror : mirrors()) {
      Dialogue dialogue = new Dialogue(this, mirror, 0, true);
      converse(dialogue);
      if (dialogue.outcome() == Outcome.FAILED) {
        reasons.add(mirror.url() + ": " + dialogue.failure());
        failed(mirror, dialogue.failure());
        continue;
      }
      verified = true;
      Directory directory = current;
      if (freshness() == Freshness.FRESH || directory == null) {
        succeeded();
        return true;
      }
      reasons.add(mirror.url() + ": has nothing newer than " + directory.issuedAt());
    }
    gaveUp(reasons);
    return verified;
  }

  private void converse(Dialogue dialogue) {
    Question question = dialogue.question();
    while (question != null) {
      try {
        dialogue.answered(fetch.get(question));
      } catch (IOException | RuntimeException e) {
        dialogue.failed(String.valueOf(e.getMessage()));
      }
      question = dialogue.question();
    }
  }

  /** A round of asking was good. */
  void succeeded() {
    lastFailure = "none";
    report();
  }

  /** A round of asking had no good answer. */
  void gaveUp(List<String> reasons) {
    lastFailure = reasons.isEmpty() ? "no mirror is known" : String.join("; ", reasons);
    LOG.warn("directory of {} not refreshed: {}", anchor.network(), lastFailure);
    report();
  }

  /** One mirror had no good answer. */
  void failed(Replica mirror, String reason) {
    failures.incrementAndGet();
    tell(listener -> listener.failed(mirror, reason));
  }

  /**
   * Takes in a whole directory.
   *
   * @return whether it is newer than what is held
   * @throws DocumentRefused if it is not to be believed
   */
  boolean takeAll(byte[] bytes) {
    bytesRead.addAndGet(bytes.length);
    Bundle bundle = read("the bundle", () -> QuickBundle.read(bytes));
    boolean news;
    synchronized (taking) {
      Directory held = current;
      Directory directory =
          held == null
              ? verifier.verify(bundle, lost, null)
              : verifier.verify(bundle, held.memory(), held);
      news = held == null || !directory.tag().equals(held.tag());
      if (news) {
        // To disk before use: after a crash no version can be lower than one acted on.
        copy.save(directory, bytes);
        wholes.incrementAndGet();
        use(directory, held);
      }
    }
    report();
    return news;
  }

  /**
   * Takes in a change.
   *
   * @return whether it is newer than what is held
   * @throws DocumentRefused if it is not to be believed, or does not go on from what is held
   */
  boolean takeChanges(byte[] bytes) {
    bytesRead.addAndGet(bytes.length);
    Changes read = read("the changes", () -> WireJson.read(bytes, Changes.class));
    boolean news;
    synchronized (taking) {
      Directory held = current;
      if (held == null) {
        throw new DocumentRefused("changes were sent, and there is nothing that they go on from");
      }
      Directory directory = verifier.apply(read, held);
      news = !directory.tag().equals(held.tag());
      if (news) {
        copy.append(directory, bytes);
        use(directory, held);
      }
    }
    report();
    return news;
  }

  private static <T> T read(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BodyRefused e) {
      throw new DocumentRefused(what + " cannot be read: " + e.detail(), e);
    }
  }

  private void use(Directory directory, @Nullable Directory held) {
    current = directory;
    lost = Memory.NONE;
    changes.incrementAndGet();
    if (held == null || !directory.index().complaints().equals(held.index().complaints())) {
      directory.leftOut().forEach(line -> LOG.warn("{} leaves out {}", directory, line));
    }
    tell(listener -> listener.changed(directory));
  }

  private void tell(Consumer<DirectoryListener> what) {
    for (DirectoryListener listener : listeners) {
      try {
        what.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("a listener to the directory of {} failed", anchor.network(), e);
      }
    }
  }

  /** The {@code ETag} that a mirror gave its whole directory. */
  @Nullable String etag(Replica mirror) {
    synchronized (taking) {
      return current == null ? null : etags.get(mirror);
    }
  }

  void keepEtag(Replica mirror, @Nullable String etag) {
    synchronized (taking) {
      if (etag == null || etag.length() > 200) {
        etags.remove(mirror);
      } else {
        etags.keySet().retainAll(anchor.mirrors());
        etags.put(mirror, etag);
      }
    }
  }

  /**
   * The anchor's mirrors, and a few of the others: not the same ones each time, and never all of a
   * large network.
   */
  Set<Replica> mirrors() {
    Set<Replica> mirrors = new LinkedHashSet<>(anchor.mirrors());
    Directory directory = current;
    if (directory != null) {
      List<Replica> others = directory.replicas();
      synchronized (taking) {
        for (int i = 0; i < Math.min(MAX_OTHER_MIRRORS, others.size()); i++) {
          mirrors.add(others.get(nextMirror++ % others.size()));
        }
        nextMirror %= Math.max(1, others.size());
      }
    }
    return mirrors;
  }

  List<Replica> anchorMirrors() {
    return anchor.mirrors();
  }

  Clock clock() {
    return clock;
  }

  /** Says so when its age has another meaning than at the last call. */
  void report() {
    Freshness before;
    Freshness now = freshness();
    synchronized (listeners) {
      before = reported;
      reported = now;
    }
    if (now != before) {
      turns.add(now);
      LOG.warn("directory of {} is now {}", anchor.network(), now);
      tell(listener -> listener.aged(before, now));
    }
  }
}
