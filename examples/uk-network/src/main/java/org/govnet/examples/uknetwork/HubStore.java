package org.govnet.examples.uknetwork;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * A procurement hub's database. Writes go one at a time: each takes the lock of the one row that
 * all of them need, and holds it until it is committed. So nothing that a write has read can change
 * under it, and releases are numbered in the order in which they can be seen. A hub's writes are
 * few; were they many, each process could have a row to lock.
 */
final class HubStore {
  private static final int LOCK_TIMEOUT_MILLIS = 60_000;

  private final Database database;

  HubStore(Database database) {
    this.database =
        database.with(
            "CREATE TABLE IF NOT EXISTS hub_clock (id INT PRIMARY KEY, last_at BIGINT NOT NULL)",
            "MERGE INTO hub_clock USING (VALUES (1)) AS one (id) ON hub_clock.id = one.id"
                + " WHEN NOT MATCHED THEN INSERT VALUES (1, 0)",
            "CREATE SEQUENCE IF NOT EXISTS hub_number",
            "CREATE TABLE IF NOT EXISTS hub_process (number BIGINT PRIMARY KEY, ocid VARCHAR(200)"
                + " NOT NULL UNIQUE, state VARCHAR(20) NOT NULL, due_at BIGINT,"
                + " body VARCHAR(1000000) NOT NULL)",
            "CREATE TABLE IF NOT EXISTS hub_pledge (number BIGINT PRIMARY KEY, ocid VARCHAR(200)"
                + " NOT NULL, node VARCHAR(63) NOT NULL, live BOOLEAN NOT NULL,"
                + " body VARCHAR(1000000) NOT NULL, UNIQUE (ocid, node))",
            "CREATE TABLE IF NOT EXISTS hub_bid (number BIGINT PRIMARY KEY, ocid VARCHAR(200)"
                + " NOT NULL, supplier VARCHAR(100) NOT NULL, body VARCHAR(1000000) NOT NULL,"
                + " UNIQUE (ocid, supplier))",
            "CREATE TABLE IF NOT EXISTS hub_call_off (number BIGINT PRIMARY KEY, ocid VARCHAR(200)"
                + " NOT NULL UNIQUE, framework VARCHAR(200) NOT NULL, node VARCHAR(63) NOT NULL,"
                + " lot VARCHAR(100) NOT NULL, counts BOOLEAN NOT NULL, quantity BIGINT NOT NULL,"
                + " amount DECIMAL(20, 4) NOT NULL, body VARCHAR(1000000) NOT NULL)",
            "CREATE TABLE IF NOT EXISTS hub_release (number BIGINT PRIMARY KEY, id VARCHAR(100)"
                + " NOT NULL UNIQUE, ocid VARCHAR(200) NOT NULL, published_at BIGINT NOT NULL,"
                + " tags VARCHAR(200) NOT NULL, body VARCHAR(1000000) NOT NULL)",
            "CREATE INDEX IF NOT EXISTS hub_release_ocid ON hub_release (ocid)",
            "CREATE INDEX IF NOT EXISTS hub_call_off_framework ON hub_call_off (framework)");
  }

  /** Does work that no other write comes between; what it throws undoes it. */
  <T> T write(Function<HubLedger, T> work) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              lock(handle);
              return work.apply(new HubLedger(handle));
            });
  }

  /** Does work that changes nothing, and sees everything as it was at one time. */
  <T> T read(Function<HubLedger, T> work) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ, handle -> work.apply(new HubLedger(handle)));
  }

  private static void lock(Handle handle) {
    // Longer than any queue of writes; a caller's deadline is over before.
    handle.execute("SET LOCK_TIMEOUT " + LOCK_TIMEOUT_MILLIS);
    handle
        .createQuery("SELECT id FROM hub_clock WHERE id = 1 FOR UPDATE")
        .mapTo(Integer.class)
        .one();
  }
}
