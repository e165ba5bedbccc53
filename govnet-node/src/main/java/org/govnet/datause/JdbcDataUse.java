package org.govnet.datause;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.govnet.jdbc.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record in a database: PostgreSQL for as many replicas as share it, or H2 for one process, which
 * has to be opened with {@code WRITE_DELAY=0}. It makes its tables, which begin with {@code
 * govnet_data_use}, in the schema that a connection comes with. Two nodes that share a database
 * need a schema each.
 *
 * <p>Each operation is a short transaction on a connection that the pool gets back. A statement may
 * take 5 s, as may a wait for a lock; how long the pool may take to give a connection is the pool's
 * to limit.
 */
public final class JdbcDataUse implements DataUseStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcDataUse.class);
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

  /** Rows that one transaction takes away, so that it ends in time. */
  private static final int PRUNED_AT_ONCE = 500;

  private static final long UPKEEP_EVERY = Duration.ofMinutes(1).toNanos();

  /** How often what seems full is measured again. */
  private static final long RECOUNT_AFTER = Duration.ofSeconds(1).toNanos();

  private final Transactions transactions;
  private final DataUseTable table;
  private final DataUseLimits limits;
  private final LongSupplier nanos;
  private final AtomicLong upkeepAt;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Opens a node's record, with {@link DataUseLimits#IN_DATABASE}.
   *
   * @param dataSource the database; a pool of the user's, who closes it
   * @throws IllegalArgumentException if it is neither PostgreSQL nor H2, or an H2 that writes late
   * @throws IllegalStateException if it has the tables of a later version of govnet
   * @throws DataUseUnavailable if it cannot be reached, or the tables not be made
   */
  public JdbcDataUse(DataSource dataSource) {
    this(dataSource, DataUseLimits.IN_DATABASE);
  }

  /**
   * Opens a node's record. How full it is is measured once a minute, and what this replica adds
   * meanwhile; so replicas together may go over by what the others add in a minute.
   *
   * @param dataSource the database; a pool of the user's, who closes it
   * @throws IllegalArgumentException if it is neither PostgreSQL nor H2, or an H2 that writes late
   * @throws IllegalStateException if it has the tables of a later version of govnet
   * @throws DataUseUnavailable if it cannot be reached, or the tables not be made
   */
  public JdbcDataUse(DataSource dataSource, DataUseLimits limits) {
    this(dataSource, limits, STATEMENT_TIMEOUT, System::nanoTime);
  }

  JdbcDataUse(DataSource dataSource, DataUseLimits limits, Duration timeout, LongSupplier nanos) {
    this.transactions =
        new Transactions(dataSource, timeout, "uses of personal data", DataUseUnavailable::new);
    this.table = new DataUseTable(limits);
    this.limits = limits;
    this.nanos = nanos;
    this.upkeepAt = new AtomicLong(nanos.getAsLong());
    DataUseSchema.SCHEMA.prepare(transactions);
  }

  @Override
  public void open(String keyId) {
    String begun;
    try {
      begun = begin(keyId);
    } catch (DataUseUnavailable e) {
      begun = begin(keyId); // another replica may just have begun it
    }
    if (!begun.equals(keyId)) {
      throw AnotherKey.refused();
    }
  }

  private String begin(String keyId) {
    return transactions.run(
        "open the record of data use", connection -> table.begin(connection, keyId));
  }

  @Override
  public void record(List<RecordedUse> uses, Instant now) {
    if (uses.size() > MAX_AT_ONCE) {
      throw new IllegalArgumentException(
          "at most " + MAX_AT_ONCE + " uses are recorded at once: " + uses.size());
    }
    upkeep(0, now);
    if (taken.get() + uses.size() > limits.entries()) {
      upkeep(UPKEEP_EVERY - RECOUNT_AFTER, now);
    }
    if (taken.get() + uses.size() > limits.entries()) {
      throw new DataUseUnavailable(
          "the record of data use is full, with "
              + limits.entries()
              + " entries: give it more room, or keep them for less long");
    }
    transactions.run(
        "record a use of personal data",
        connection -> {
          table.insert(connection, uses, now);
          return uses;
        });
    taken.addAndGet(uses.size());
  }

  @Override
  public Optional<List<Use>> uses(String subject, @Nullable String before, int most, Instant now) {
    return transactions.run(
        "read the record of data use",
        connection -> {
          Long place =
              before == null ? (Long) Long.MAX_VALUE : table.place(connection, subject, before);
          return place == null
              ? Optional.<List<Use>>empty()
              : Optional.of(table.uses(connection, subject, place, most, now));
        });
  }

  @Override
  public boolean order(String id, @Nullable Delay delay, Instant now) {
    return transactions.run(
        "order when a use of personal data is shown",
        connection -> table.order(connection, id, delay, now));
  }

  /**
   * Forgets what is old and measures what is there, once in a while, on whichever call comes then.
   *
   * @param early how much before its time
   */
  private void upkeep(long early, Instant now) {
    long at = nanos.getAsLong();
    long due = upkeepAt.get();
    if (at - (due - early) < 0 || !upkeepAt.compareAndSet(due, at + UPKEEP_EVERY)) {
      return;
    }
    try {
      int pruned =
          transactions.run(
              "forget old uses of personal data",
              connection -> table.prune(connection, now, PRUNED_AT_ONCE));
      if (pruned == PRUNED_AT_ONCE) {
        upkeepAt.set(at); // there is more: the next call goes on
      }
      taken.set(transactions.run("measure the record of data use", table::size));
    } catch (DataUseUnavailable e) {
      LOG.warn("old uses of personal data stay for now: {}", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "JdbcDataUse in " + transactions.engine();
  }
}
