package org.govnet.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.govnet.api.NetworkId;

/** Signs what a directory says of itself: what there is, and that nothing is newer. */
final class DirectorySigner {
  private static final Duration SNAPSHOT_VALIDITY = Duration.ofDays(90);
  private static final Duration TIMESTAMP_VALIDITY = Duration.ofDays(3);

  private final NetworkId network;
  private final DirectoryKeys keys;
  private final Clock clock;

  DirectorySigner(NetworkId network, DirectoryKeys keys, Clock clock) {
    this.network = network;
    this.keys = keys;
    this.clock = clock;
  }

  /** A snapshot, signed. */
  String snapshot(long revision, Root root, DocumentSet documents) {
    Instant now = now();
    return Documents.sign(
        new Snapshot(
            network,
            revision,
            now,
            now.plus(SNAPSHOT_VALIDITY),
            root.version(),
            documents.size(),
            documents.digest()),
        keys.snapshots());
  }

  /** Whether a snapshot has to be signed anew, well before it expires. */
  boolean isHalfOver(Snapshot snapshot) {
    return !clock.instant().isBefore(snapshot.issuedAt().plus(SNAPSHOT_VALIDITY.dividedBy(2)));
  }

  /** A timestamp of now. */
  Timestamp now(long revision, String snapshot) {
    Instant now = now();
    return new Timestamp(
        network,
        now.toEpochMilli(),
        now,
        now.plus(TIMESTAMP_VALIDITY),
        revision,
        Documents.sha256(snapshot));
  }

  /** A timestamp of now, signed. */
  String timestamp(long revision, String snapshot) {
    return sign(now(revision, snapshot));
  }

  String sign(Timestamp timestamp) {
    return Documents.sign(timestamp, keys.timestamps());
  }

  /** Older than any that is signed, so that the first that is signed takes its place. */
  Timestamp unsigned(long revision, String snapshot) {
    Timestamp now = now(revision, snapshot);
    return new Timestamp(
        now.network(), 1, now.issuedAt(), now.expiresAt(), revision, now.snapshot());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
