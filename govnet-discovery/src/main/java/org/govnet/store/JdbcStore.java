package org.govnet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.govnet.api.Quote;
import org.govnet.store.HistoryTables.Bounds;
import org.govnet.store.Transactions.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in a PostgreSQL database, for as many replicas as share it. It has tables of its own,
 * {@code govnet_directory_*}, in the schema that a connection comes with, and makes them; several
 * directories may be in one database, each under its network's name.
 *
 * <p>Each operation takes a connection from the pool and gives it back. A statement may take 10 s;
 * how long the pool may take to give a connection is the pool's to limit. The pool has to hand out
 * transactions of their own, not one that the caller is in.
 *
 * <p>An append is on the server's disk before it is acknowledged, unless the server itself runs
 * with {@code fsync = off}. The history is cut by itself to about 20,000 revisions.
 */
public final class JdbcStore implements DirectoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);
  private static final Pattern NETWORK = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_NETWORK = 63;
  private static final Duration POLL_EVERY = Duration.ofMillis(250);
  private static final Duration SHORTEST_POLL = Duration.ofMillis(10);
  private static final Duration LONGEST_POLL = Duration.ofMinutes(1);
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  /** Revisions that one transaction of a compaction forgets, so that it ends in time. */
  private static final int FORGOTTEN_AT_ONCE = 100;

  /** Revisions that stay when the history is cut by itself: some months of a large network. */
  private static final int KEPT = 20_000;

  private final String network;
  private final Transactions transactions;
  private final HistoryTables tables;
  private final Watches watches;
  private final int kept;
  private volatile boolean closed;

  /**
   * Opens a directory's store, whose watches look at the head every 250 ms.
   *
   * @param dataSource the database; a pool of the user's, who closes it
   * @param network whose directory it is: 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens,
   *     starting with a letter, not ending in a hyphen
   * @throws IllegalArgumentException if {@code network} is not such a name
   * @throws StoreFailed if the database cannot be reached, or the tables not be made
   */
  public JdbcStore(DataSource dataSource, String network) {
    this(dataSource, network, POLL_EVERY);
  }

  /**
   * Opens a directory's store.
   *
   * @param dataSource the database; a pool of the user's, who closes it
   * @param network whose directory it is: 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens,
   *     starting with a letter, not ending in a hyphen
   * @param pollEvery how often watches look at the head, from 10 ms to a minute; while the database
   *     is away they do so less and less often, down to every 2 s
   * @throws IllegalArgumentException if {@code network} is not such a name, or {@code pollEvery} is
   *     out of its range
   * @throws StoreFailed if the database cannot be reached, or the tables not be made
   */
  public JdbcStore(DataSource dataSource, String network, Duration pollEvery) {
    this(dataSource, network, pollEvery, STATEMENT_TIMEOUT, KEPT);
  }

  JdbcStore(DataSource dataSource, String network, Duration pollEvery, Duration timeout, int kept) {
    if (network.length() > MAX_NETWORK || !NETWORK.matcher(network).matches()) {
      throw new IllegalArgumentException(
          "a network must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter: "
              + Quote.of(network));
    }
    if (pollEvery.compareTo(SHORTEST_POLL) < 0 || pollEvery.compareTo(LONGEST_POLL) > 0) {
      throw new IllegalArgumentException("pollEvery must be 10 ms to a minute: " + pollEvery);
    }
    this.network = network;
    this.kept = kept;
    this.transactions = new Transactions(dataSource, timeout);
    this.tables = new HistoryTables(network);
    this.watches = new Watches(() -> bounds().head(), pollEvery);
    Schema.prepare(transactions);
    write(
        "write to table " + Schema.NETWORK,
        connection -> {
          tables.enter(connection);
          return true;
        });
  }

  @Override
  public long head() {
    requireOpen();
    return bounds().head();
  }

  private Bounds bounds() {
    return read("read table " + Schema.NETWORK, tables::bounds);
  }

  @Override
  public boolean append(long expected, Revision next) {
    Arguments.requireNext(expected, next);
    requireOpen();
    boolean appended =
        write(
            "append revision " + next.number() + " to table " + Schema.REVISION,
            connection -> tables.append(connection, next));
    if (appended) {
      watches.nudge();
      compactIfDue(next.number());
    }
    return appended;
  }

  /** Once in a while, whichever replica it falls to. */
  private void compactIfDue(long head) {
    if (head % FORGOTTEN_AT_ONCE == 0 && head > kept) {
      try {
        compact(head - kept + 1);
      } catch (StoreFailed | IllegalStateException e) {
        // Appended it is all the same; closed meanwhile, it may be.
        LOG.warn("the store goes on with a long history: {}", e.getMessage());
      }
    }
  }

  @Override
  public List<Revision> changes(long after, int limit) {
    Arguments.requirePage(after, limit);
    requireOpen();
    return read(
        "read table " + Schema.CHANGE,
        connection -> {
          Bounds bounds = tables.bounds(connection);
          if (after >= bounds.head()) {
            return List.of();
          }
          requireKept(after + 1, bounds);
          return tables.changes(connection, after, limit);
        });
  }

  @Override
  public Optional<Contents> snapshotAt(long revision) {
    Arguments.requireRevision(revision);
    requireOpen();
    return read(
        "read table " + Schema.CHANGE,
        connection -> {
          Bounds bounds = tables.bounds(connection);
          if (revision == 0 || revision > bounds.head()) {
            return Optional.empty();
          }
          requireKept(revision, bounds);
          return Optional.of(tables.contents(connection, revision));
        });
  }

  private void requireKept(long revision, Bounds bounds) {
    if (revision < bounds.oldest()) {
      throw new HistoryGone(toString(), revision, bounds.oldest());
    }
  }

  @Override
  public Watch watch(LongConsumer onHead) {
    requireOpen();
    return watches.add(onHead);
  }

  @Override
  public void compact(long keepFrom) {
    Arguments.requireKeepFrom(keepFrom);
    requireOpen();
    boolean more = true;
    while (more) {
      more =
          write("compact table " + Schema.CHANGE, connection -> forgetSome(connection, keepFrom));
    }
  }

  /** Forgets some of what is before a revision, and says whether there is more. */
  private boolean forgetSome(Connection connection, long keepFrom) throws SQLException {
    Bounds bounds = tables.lockedBounds(connection);
    long end = Math.min(keepFrom, bounds.head());
    long to = Math.min(end, bounds.oldest() + FORGOTTEN_AT_ONCE);
    if (to > bounds.oldest()) {
      tables.forget(connection, bounds.oldest(), to);
    }
    return to < end;
  }

  private <T> T read(String what, Transactions.Work<T> work) {
    return run(Mode.READ, what, work);
  }

  private boolean write(String what, Transactions.Work<Boolean> work) {
    return run(Mode.WRITE, what, work);
  }

  private <T> T run(Mode mode, String what, Transactions.Work<T> work) {
    try {
      return transactions.run(mode, what + " of network " + network, work);
    } catch (IllegalArgumentException e) {
      throw tables.damaged(String.valueOf(e.getMessage())); // arguments were checked before
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(this + " is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    watches.close();
  }

  @Override
  public String toString() {
    return "JdbcStore of network " + network;
  }
}
