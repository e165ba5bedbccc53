package org.govnet.examples.uknetwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Context;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.govnet.api.Caller;
import org.govnet.api.ContractId;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.datause.DataUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.InvalidDelay;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.govnet.api.datause.UseNotFound;
import org.govnet.api.datause.UsesQuery;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One node's record of who used whose data, in its own database. Of an identifier the database has
 * only HMAC-SHA-256 under a key that is the node's own and is not in it: identifiers are few enough
 * that a hash without a key could be tried out.
 */
final class DataUses implements DataUse, UseLog {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY_BYTES = 32;
  private static final int ID_BYTES = 16;

  private final Database database;
  private final Clock clock;
  private final NodeId own;
  private final Function<NodeId, String> names;
  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  // The node sets it before the first call.
  @Context private @Nullable Caller caller;

  /**
   * A record.
   *
   * @param own the node that keeps it
   * @param names what people call the institution of a node
   * @param key at least 32 random bytes, the same for all replicas, kept apart from the database;
   *     without it the record is of nobody
   */
  DataUses(Database database, Clock clock, NodeId own, Function<NodeId, String> names, byte[] key) {
    this(database, clock, own, names, key, null);
  }

  /** A record for a test, which says who asks. */
  DataUses(
      Database database,
      Clock clock,
      NodeId own,
      Function<NodeId, String> names,
      byte[] key,
      @Nullable Caller caller) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key must have at least " + MIN_KEY_BYTES + " random bytes: " + key.length);
    }
    this.clock = clock;
    this.own = own;
    this.names = names;
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.caller = caller;
    this.database =
        database.with(
            "CREATE TABLE IF NOT EXISTS data_use (num BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY"
                + " KEY, id VARCHAR(32) UNIQUE NOT NULL, subject VARCHAR(64) NOT NULL, record"
                + " VARCHAR NOT NULL, delayed_until TIMESTAMP(9) WITH TIME ZONE)",
            "CREATE INDEX IF NOT EXISTS data_use_subject ON data_use (subject, num)",
            "CREATE TABLE IF NOT EXISTS data_use_delay (num BIGINT GENERATED ALWAYS AS IDENTITY"
                + " PRIMARY KEY, use_id VARCHAR(32) NOT NULL, ordered_at TIMESTAMP(9) WITH TIME"
                + " ZONE NOT NULL, record VARCHAR)");
  }

  /**
   * Records a use that was made just now.
   *
   * @param subject whose data it was
   * @return the use's id, by which the node can delay its disclosure
   */
  String record(Subject subject, RecordedUse use) {
    return database.jdbi().inTransaction(handle -> record(handle, hashed(subject), use));
  }

  @Override
  public void used(
      @Nullable Caller by,
      @Nullable Subject subject,
      UseKind kind,
      ContractId contract,
      String operation,
      String category) {
    if (subject != null) {
      record(subject, use(served(by), kind, contract, operation, category));
    }
  }

  private String record(Handle handle, String subject, RecordedUse use) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    handle.execute(
        "INSERT INTO data_use (id, subject, record) VALUES (?, ?, ?)",
        id,
        subject,
        Rows.json(use.at(id, clock.instant().truncatedTo(ChronoUnit.SECONDS))));
    return id;
  }

  @Override
  public Page<Use> uses(UsesQuery query) {
    int limit = Page.limit(query.limit());
    String subject = hashed(query.subject());
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              Page<Use> page = page(handle, subject, limit, query.cursor());
              record(handle, subject, reading());
              return page;
            });
  }

  private Page<Use> page(Handle handle, String subject, int limit, @Nullable Cursor cursor) {
    List<Use> found =
        handle
            .select(
                "SELECT record FROM data_use WHERE subject = ? AND num < ? AND (delayed_until IS"
                    + " NULL OR delayed_until <= ?) ORDER BY num DESC LIMIT ?",
                subject,
                cursor == null ? Long.MAX_VALUE : before(handle, subject, cursor),
                clock.instant(),
                limit + 1)
            .mapTo(String.class)
            .map(record -> Rows.read(record, Use.class))
            .list();
    // By id: a number would tell how many uses there are between two, shown or not.
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), Cursors.encodeText(found.get(limit - 1).id()))
        : new Page<>(found, null);
  }

  private static long before(Handle handle, String subject, Cursor cursor) {
    return handle
        .select(
            "SELECT num FROM data_use WHERE id = ? AND subject = ?",
            Cursors.decodeText(cursor),
            subject)
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(() -> Cursors.refused(cursor));
  }

  /** What reading the record is itself. */
  private RecordedUse reading() {
    return use(
        caller(), UseKind.DISCLOSED_TO, ContractId.of("data-use"), "uses", "record of data use");
  }

  private RecordedUse use(
      Caller by, UseKind kind, ContractId contract, String operation, String category) {
    NodeId institution = by.node();
    return new RecordedUse(
        institution.equals(own) ? UseKind.READ_INTERNALLY : kind,
        institution,
        names.apply(institution),
        contract,
        operation,
        by.purpose().orElseThrow(() -> missing("purpose", operation)),
        by.legalBasis().orElseThrow(() -> missing("legal basis", operation)),
        null,
        List.of(category));
  }

  private static IllegalStateException missing(String what, String operation) {
    return new IllegalStateException(
        "a use by " + operation + " has no " + what + ": is the operation @PersonalData?");
  }

  @Override
  public void delay(String id, IdempotencyKey idempotencyKey, Delay delay) {
    Instant now = clock.instant();
    Instant latest = now.atZone(ZoneOffset.UTC).plusMonths(Delay.MAX_MONTHS).toInstant();
    if (!delay.untilAt().isAfter(now) || delay.untilAt().isAfter(latest)) {
      throw new InvalidDelay(
          "untilAt must be after now, and at most "
              + Delay.MAX_MONTHS
              + " months ahead: "
              + delay.untilAt());
    }
    order(id, delay.untilAt(), Rows.json(delay));
  }

  @Override
  public void lift(String id, IdempotencyKey idempotencyKey) {
    order(id, null, null);
  }

  /** Sets the end of a use's delay, and keeps the order: the node has to answer for it. */
  private void order(String id, @Nullable Instant until, @Nullable String record) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              int found =
                  handle.execute("UPDATE data_use SET delayed_until = ? WHERE id = ?", until, id);
              if (found == 0) {
                throw new UseNotFound(id);
              }
              handle.execute(
                  "INSERT INTO data_use_delay (use_id, ordered_at, record) VALUES (?, ?, ?)",
                  id,
                  clock.instant(),
                  record);
            });
  }

  private Caller caller() {
    return served(caller);
  }

  private static Caller served(@Nullable Caller caller) {
    return Objects.requireNonNull(caller, "the node sets the caller when it serves this");
  }

  private String hashed(Subject subject) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of()
          .formatHex(mac.doFinal((subject.scheme() + ":" + subject.value()).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
