package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.govnet.api.NodeId;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the directory: reads it from any mirror that has a good one, holds the last good copy on
 * disk, and goes on with it when nobody answers. Refreshing never gives up; who calls {@link
 * #refresh} decides when.
 */
public final class DirectoryReader implements MessageKeys {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryReader.class);
  private static final String FILE = "directory.json";
  private static final int MAX_OTHER_MIRRORS = 5;

  private final Anchor anchor;
  private final DirectoryCopy copy;
  private final DirectoryFetch fetch;
  private final Clock clock;
  private final FreshnessPolicy policy;
  private final DirectoryVerifier verifier;
  private final Object refreshing = new Object();
  private final Versions versions;
  private int nextMirror;
  private volatile @Nullable Directory current;
  private volatile String lastFailure = "it has not been asked for yet";
  private volatile Freshness reported = Freshness.FRESH;

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
    this.anchor = anchor;
    this.copy = new DirectoryCopy(folder, FILE);
    this.fetch = fetch;
    this.clock = clock;
    this.policy = policy;
    this.verifier = new DirectoryVerifier(anchor, clock);
    this.versions = loadVersions();
    this.current = loadCopy();
  }

  /** The directory as last verified, however old. */
  public Optional<Directory> current() {
    return Optional.ofNullable(current);
  }

  /** How old it is; {@link Freshness#EXPIRED} if there is none. */
  public Freshness freshness() {
    Directory directory = current;
    return directory == null ? Freshness.EXPIRED : policy.of(directory, clock.instant());
  }

  /** Asks the directory, unless it is expired or was never had. */
  public Lookup lookup(Function<Directory, Lookup> question) {
    Directory directory = current;
    if (directory == null) {
      return new Lookup.Unreachable(
          "no directory of " + anchor.network() + " was ever had: " + lastFailure);
    }
    if (freshness() == Freshness.EXPIRED) {
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
   * Asks the mirrors in turn, the anchor's first, then every replica known, until one has a
   * directory that verifies and is fresh. One that is neither refused nor fresh is kept, but does
   * not end the search: a mirror that stands still must not make its readers stand still.
   *
   * @return whether one had a directory that verifies
   */
  public boolean refresh() {
    synchronized (refreshing) {
      List<String> failures = new ArrayList<>();
      boolean verified = false;
      for (Replica mirror : mirrors()) {
        try {
          Directory directory = refreshFrom(mirror);
          verified = true;
          if (freshness() == Freshness.FRESH) {
            lastFailure = "none";
            report();
            return true;
          }
          failures.add(mirror.url() + ": has nothing newer than " + directory.issuedAt());
        } catch (IOException | RuntimeException e) {
          // Whatever it is that this mirror does to us, the next one may be good.
          failures.add(mirror.url() + ": " + e.getMessage());
        }
      }
      lastFailure = failures.isEmpty() ? "no mirror is known" : String.join("; ", failures);
      LOG.warn("directory of {} not refreshed: {}", anchor.network(), lastFailure);
      report();
      return verified;
    }
  }

  private Directory refreshFrom(Replica mirror) throws IOException {
    Directory held = current;
    byte[] bytes = fetch.fetch(mirror, held == null ? null : held.tag());
    if (bytes != null) {
      return accept(bytes, held);
    }
    if (held == null) {
      throw new IOException("answered that nothing changed, and nothing is held");
    }
    return held;
  }

  private Directory accept(byte[] bytes, @Nullable Directory held) {
    Directory directory =
        held == null
            ? verifier.verify(bytes, versions, Map.of())
            : verifier.verify(bytes, held.versions(), held.index().documents());
    if (held == null || !directory.tag().equals(held.tag())) {
      // To disk before use: after a crash no version can be lower than one acted on.
      copy.save(directory, bytes);
    }
    current = directory;
    if (held == null || !directory.leftOut().equals(held.leftOut())) {
      directory.leftOut().forEach(line -> LOG.warn("{} leaves out {}", directory, line));
    }
    return directory;
  }

  /**
   * The anchor's mirrors, and a few of the others: not the same ones each time, and never all of a
   * large network.
   */
  private Set<Replica> mirrors() {
    Set<Replica> mirrors = new LinkedHashSet<>(anchor.mirrors());
    Directory directory = current;
    if (directory != null) {
      List<Replica> others =
          directory.peers().stream().flatMap(peer -> peer.replicas().stream()).toList();
      for (int i = 0; i < Math.min(MAX_OTHER_MIRRORS, others.size()); i++) {
        mirrors.add(others.get(nextMirror++ % others.size()));
      }
      nextMirror %= Math.max(1, others.size());
    }
    return mirrors;
  }

  private Versions loadVersions() {
    try {
      return copy.versions();
    } catch (UncheckedIOException | DocumentRefused e) {
      LOG.warn("older documents may be believed again: {}", e.getMessage());
      return Versions.NONE;
    }
  }

  private @Nullable Directory loadCopy() {
    if (!copy.exists()) {
      return null;
    }
    try {
      return verifier.restore(copy.bundle(), versions);
    } catch (IOException | DocumentRefused e) {
      lastFailure = "the copy in " + copy.file() + " cannot be used: " + e.getMessage();
      LOG.warn("{}", lastFailure);
      return null;
    }
  }

  private void report() {
    Freshness now = freshness();
    if (now != reported) {
      reported = now;
      LOG.warn("directory of {} is now {}", anchor.network(), now);
    }
  }
}
