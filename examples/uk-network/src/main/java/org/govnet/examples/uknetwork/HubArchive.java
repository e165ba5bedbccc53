package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govnet.api.Cursor;
import org.govnet.api.Ocid;
import org.govnet.api.Page;
import org.govnet.api.procurement.Release;
import org.govnet.api.procurement.ReleaseTag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a procurement hub has published, as seen in one transaction of {@link HubStore}. */
final class HubArchive {
  private final Handle handle;

  HubArchive(Handle handle) {
    this.handle = handle;
  }

  /** The time, or that of the last release if the clock has gone back since. */
  Instant publicationTime(Instant now) {
    handle
        .createUpdate("UPDATE hub_clock SET last_at = GREATEST(last_at, :now) WHERE id = 1")
        .bind("now", now.toEpochMilli())
        .execute();
    return Instant.ofEpochMilli(
        handle.createQuery("SELECT last_at FROM hub_clock WHERE id = 1").mapTo(Long.class).one());
  }

  void add(Release release) {
    handle
        .createUpdate("INSERT INTO hub_release VALUES (:number, :id, :ocid, :at, :tags, :body)")
        .bind("number", new HubLedger(handle).nextNumber())
        .bind("id", release.id())
        .bind("ocid", release.ocid().value())
        .bind("at", release.publishedAt().toEpochMilli())
        .bind(
            "tags",
            release.tag().stream()
                .map(ReleaseTag::toString)
                .collect(Collectors.joining(",", ",", ",")))
        .bind("body", Rows.json(release))
        .execute();
  }

  Optional<Release> release(String id) {
    return handle
        .createQuery("SELECT body FROM hub_release WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(body -> Rows.read(body, Release.class));
  }

  Page<Release> releases(
      @Nullable ReleaseTag tag,
      @Nullable Instant from,
      @Nullable Ocid ocid,
      int limit,
      @Nullable Cursor cursor) {
    return HubRows.page(
        handle
            .createQuery(
                "SELECT number, body FROM hub_release WHERE (:tag IS NULL OR tags LIKE :tag)"
                    + " AND (:ocid IS NULL OR ocid = :ocid) AND published_at >= :from"
                    + " AND number < :before ORDER BY number DESC LIMIT :most")
            .bind("tag", tag == null ? null : "%," + tag + ",%")
            .bind("ocid", ocid == null ? null : ocid.value())
            .bind("from", from == null ? Long.MIN_VALUE : HubRows.ceilingMillis(from)),
        limit,
        cursor,
        Release.class);
  }
}
