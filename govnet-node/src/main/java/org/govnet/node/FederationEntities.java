package org.govnet.node;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Directory;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.govnet.trust.VerificationKey;

/**
 * The entities that one directory makes, and their statements as signed last. Nobody's superior is
 * among them: what names the directory's own URL, and what two nodes name, is left out.
 */
final class FederationEntities {
  /**
   * How long a statement holds: as long as a directory is fresh, since nothing else tells a generic
   * reader that somebody was revoked.
   */
  static final Duration LIFE = FreshnessPolicy.DEFAULT.fresh();

  /** Some 20 MB of them; beyond that, each who asks has one signed. */
  private static final int MAX_STATEMENTS = 10_000;

  private final Directory directory;
  private final NavigableMap<String, FederationEntity> entities = new TreeMap<>();
  private final Instant end;
  private final Instant change;
  private final ConcurrentMap<String, Signed> statements = new ConcurrentHashMap<>();

  /** A statement, and until when it is given out again. */
  private record Signed(String statement, Instant until) {}

  /**
   * The entities of a directory.
   *
   * @param directoryId the directory's own entity identifier
   * @param now when; who has ended by then is not among them
   */
  FederationEntities(Directory directory, URI directoryId, Instant now) {
    this.directory = directory;
    // A generic reader cannot be told to withhold personal data, so it is told nothing by then.
    Instant stale = directory.issuedAt().plus(FreshnessPolicy.DEFAULT.stale());
    this.end = stale.isBefore(directory.expiresAt()) ? stale : directory.expiresAt();
    Set<String> contested = new HashSet<>(Set.of(directoryId.toString()));
    Instant first = end;
    for (Peer peer : directory.peers()) {
      Instant until = directory.validUntil(peer.node()).orElse(now);
      if (!until.isAfter(now) || !(directory.node(peer.node()) instanceof Lookup.Found)) {
        continue;
      }
      first = until.isBefore(first) ? until : first;
      for (Replica replica : Set.copyOf(peer.replicas())) {
        add(peer, replica.url(), until, contested);
      }
    }
    this.change = first;
    contested.forEach(entities::remove);
  }

  private void add(Peer peer, URI url, Instant until, Set<String> contested) {
    Optional<Admission> admission = directory.admission(peer.node());
    if (admission.isEmpty()) {
      return;
    }
    List<VerificationKey> keys = List.copyOf(directory.messageKeys(peer.node()));
    FederationEntity other =
        entities.put(url.toString(), new FederationEntity(url, peer, admission.get(), keys, until));
    if (other != null && !other.peer().node().equals(peer.node())) {
      contested.add(url.toString());
    }
  }

  /** Whether they are of {@code current}, and nobody has ended since. */
  boolean isStillOf(Directory current, Instant now) {
    return current == directory && (now.isBefore(change) || !isCurrent(now));
  }

  /** Whether the directory may still be exported. */
  boolean isCurrent(Instant now) {
    return now.isBefore(end);
  }

  Collection<String> ids() {
    return entities.keySet();
  }

  Optional<FederationEntity> find(String id) {
    return Optional.ofNullable(entities.get(id));
  }

  /**
   * A statement, signed now or a little before.
   *
   * @param subject what it is about
   * @param until when it ends at the latest
   * @param sign signs one for the times given, when it is issued and when it ends
   */
  String statement(
      String subject, Instant until, Instant now, BiFunction<Instant, Instant, String> sign) {
    Signed held = statements.get(subject);
    if (held != null && now.isBefore(held.until())) {
      return held.statement();
    }
    Instant latest = until.isBefore(end) ? until : end;
    Instant exp = now.plus(LIFE).isBefore(latest) ? now.plus(LIFE) : latest;
    String statement = sign.apply(now, exp);
    // At half its life, so that whoever fetches it has some left; near an end, never again.
    Instant half = now.plus(LIFE.dividedBy(2));
    if (half.isBefore(exp) && (held != null || statements.size() < MAX_STATEMENTS)) {
      statements.put(subject, new Signed(statement, half));
    }
    return statement;
  }

  @Override
  public String toString() {
    return entities.size() + " entities of " + directory;
  }
}
