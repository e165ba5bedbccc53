package org.govnet.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.govnet.jdbc.Transactions;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in a database, which survives a restart: PostgreSQL for as many replicas as share it, or
 * H2 for one process. It is the service's own database, so that {@link #within} can commit a key
 * with what the service does. H2 has to be opened with {@code WRITE_DELAY=0}: otherwise a killed
 * process would lose what it committed in the last half second.
 *
 * <p>It has a table of its own, {@code govnet_idempotency_key}, in the schema that a connection
 * comes with, and makes it. Two nodes that share a database need a schema each.
 *
 * <p>Each operation takes a connection from the pool and gives it back. A statement may take 5 s,
 * as may a wait for a lock; how long the pool may take to give a connection is the pool's to limit.
 * The pool has to hand out transactions of their own, not one that the caller is in. Leases, and
 * when to forget, go by the database's clock.
 */
public final class JdbcIdempotency implements IdempotencyStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcIdempotency.class);
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
  private static final String NOW = "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
  private static final int TOKEN_BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** Rows that one transaction takes away, so that it ends in time. */
  private static final int PRUNED_AT_ONCE = 500;

  private static final long UPKEEP_EVERY = Duration.ofMinutes(1).toNanos();

  /** How often what seems full is counted again. */
  private static final long RECOUNT_AFTER = Duration.ofSeconds(1).toNanos();

  /** How often to look again at a row that others make and take away. */
  private static final int TRIES = 3;

  private final Transactions transactions;
  private final KeyTable table;
  private final Rooms rooms;
  private final Duration timeout;
  private final LongSupplier nanos;
  private final AtomicLong upkeepAt;
  private final SecureRandom random = new SecureRandom();

  /**
   * Opens a node's store, which keeps answers for 24 hours.
   *
   * @param dataSource the database; a pool of the user's, who closes it
   * @throws IllegalArgumentException if it is neither PostgreSQL nor H2, or an H2 that writes late
   * @throws IllegalStateException if it has the table of a later version of govnet
   * @throws IdempotencyUnavailable if it cannot be reached, or the table not be made
   */
  public JdbcIdempotency(DataSource dataSource) {
    this(dataSource, IdempotencyLimits.IN_DATABASE);
  }

  /**
   * Opens a node's store. What is taken is counted once a minute, and what this replica adds
   * meanwhile; so replicas together may go over by what the others add in a minute.
   *
   * @param dataSource the database; a pool of the user's, who closes it
   * @throws IllegalArgumentException if it is neither PostgreSQL nor H2, or an H2 that writes late
   * @throws IllegalStateException if it has the table of a later version of govnet
   * @throws IdempotencyUnavailable if it cannot be reached, or the table not be made
   */
  public JdbcIdempotency(DataSource dataSource, IdempotencyLimits limits) {
    this(dataSource, limits, STATEMENT_TIMEOUT, NOW, System::nanoTime);
  }

  JdbcIdempotency(
      DataSource dataSource,
      IdempotencyLimits limits,
      Duration timeout,
      String now,
      LongSupplier nanos) {
    this.transactions =
        new Transactions(dataSource, timeout, "idempotency keys", IdempotencyUnavailable::new);
    this.table = new KeyTable(now, limits.kept());
    this.rooms = new Rooms(limits);
    this.timeout = timeout;
    this.nanos = nanos;
    this.upkeepAt = new AtomicLong(nanos.getAsLong());
    KeySchema.SCHEMA.prepare(transactions);
  }

  @Override
  public Claim claim(Scope scope, String asked, boolean exactlyOnce, Duration lease) {
    if (asked.length() > MAX_ASKED) {
      throw new IllegalArgumentException(
          "asked must be at most 1,000 characters: " + asked.length());
    }
    upkeep(0);
    boolean full = rooms.isFull(scope.caller().value());
    if (full) {
      upkeep(UPKEEP_EVERY - RECOUNT_AFTER);
      full = rooms.isFull(scope.caller().value());
    }
    Claim.Run next = new Claim.Run(scope, asked, exactlyOnce, token());
    boolean room = !full;
    for (int i = 0; i < TRIES; i++) {
      try {
        Claim claim =
            transactions.run(
                "claim an idempotency key", connection -> claim(connection, next, lease, room));
        if (claim == next) {
          rooms.add(scope.caller().value(), 1, 0);
        }
        return claim;
      } catch (KeyTable.RowTaken e) {
        LOG.debug("two requests with one key came at once");
      }
    }
    return new Claim.InProgress();
  }

  private Claim claim(Connection connection, Claim.Run next, Duration lease, boolean room)
      throws SQLException {
    String id = id(next.scope());
    KeyTable.Row row = table.find(connection, id);
    if (row != null && !row.forgotten()) {
      return found(connection, id, row, next, lease);
    }
    if (!room) {
      return new Claim.Full();
    }
    if (row != null) {
      table.forget(connection, id);
    }
    table.insert(connection, id, next, lease);
    return next;
  }

  private Claim found(
      Connection connection, String id, KeyTable.Row row, Claim.Run next, Duration lease)
      throws SQLException {
    if (!row.asked().equals(next.asked())) {
      return new Claim.Reused();
    }
    if (row.answer() != null) {
      return new Claim.Answered(confirmed(connection, id, row, row.answer()));
    }
    if (row.live()) {
      return new Claim.InProgress();
    }
    // How it began decides too: a run of an older version of the service promised nothing.
    if (row.done() || !row.exactlyOnce() || !next.exactlyOnce()) {
      return new Claim.Unknown(row.done());
    }
    return table.handOver(connection, id, row.run(), next, lease) ? next : new Claim.InProgress();
  }

  @Override
  public Completion complete(Claim.Run run, ResponseMessage answer) {
    boolean ifDone = run.exactlyOnce() && answer.status() < 400;
    Completion completion =
        transactions.run(
            "keep an answer under an idempotency key",
            connection -> complete(connection, run, answer, ifDone));
    if (completion instanceof Completion.Kept kept) {
      rooms.add(run.scope().caller().value(), 0, KeyTable.size(kept.answer()));
    }
    return completion;
  }

  private Completion complete(
      Connection connection, Claim.Run run, ResponseMessage answer, boolean ifDone)
      throws SQLException {
    String id = id(run.scope());
    if (table.keep(connection, id, run, answer, ifDone)) {
      return new Completion.Kept(answer);
    }
    KeyTable.Row row = table.find(connection, id);
    if (row == null || !row.run().equals(run.token())) {
      return new Completion.Lost();
    }
    return row.answer() == null
        ? new Completion.NotCommitted()
        : new Completion.Kept(confirmed(connection, id, row, row.answer()));
  }

  private ResponseMessage confirmed(
      Connection connection, String id, KeyTable.Row row, ResponseMessage answer)
      throws SQLException {
    if (!row.confirmed()) {
      table.confirm(connection, id);
    }
    return answer;
  }

  @Override
  public void release(Claim.Run run) {
    boolean released =
        transactions.run(
            "release an idempotency key",
            connection -> table.release(connection, id(run.scope()), run));
    if (released) {
      rooms.add(run.scope().caller().value(), -1, 0);
    }
  }

  @Override
  public boolean joinsTransactions() {
    return true;
  }

  @Override
  public boolean within(Claim.Run run, Connection connection, @Nullable ResponseMessage answer) {
    String id = id(run.scope());
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "the connection commits each statement by itself: begin the transaction first, with"
                + " setAutoCommit(false)");
      }
      int seconds = (int) Math.max(1, timeout.toSeconds());
      if (table.mark(connection, id, run, answer, seconds)) {
        return true;
      }
      if (table.find(connection, id) == null) {
        throw elsewhere("has no row of this key", null);
      }
      return false;
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).startsWith("42")) {
        throw elsewhere("cannot be used by this connection: SQL state " + e.getSQLState(), e);
      }
      throw transactions.failed("mark an idempotency key as done", e);
    }
  }

  private static IllegalStateException elsewhere(String what, @Nullable SQLException cause) {
    return new IllegalStateException(
        "the table "
            + KeySchema.KEY
            + " "
            + what
            + ": the connection has to be of the database and schema that the JdbcIdempotency of"
            + " this node has, with the right to select and update",
        cause);
  }

  /**
   * Forgets what is old and counts what is there, once in a while, on whichever request comes then.
   *
   * @param early how much before its time
   */
  private void upkeep(long early) {
    long now = nanos.getAsLong();
    long due = upkeepAt.get();
    if (now - (due - early) < 0 || !upkeepAt.compareAndSet(due, now + UPKEEP_EVERY)) {
      return;
    }
    try {
      int pruned =
          transactions.run(
              "forget old idempotency keys", connection -> table.prune(connection, PRUNED_AT_ONCE));
      if (pruned == PRUNED_AT_ONCE) {
        upkeepAt.set(now); // there is more: the next request goes on
      }
      rooms.replace(transactions.run("count idempotency keys", table::rooms));
    } catch (IdempotencyUnavailable e) {
      LOG.warn("old idempotency keys stay for now: {}", e.getMessage());
    }
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  /** A path may be longer than an index takes. */
  private static String id(Scope scope) {
    String text = scope.caller().value() + "\n" + scope.operation() + "\n" + scope.key().value();
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "JdbcIdempotency in " + transactions.engine();
  }
}
