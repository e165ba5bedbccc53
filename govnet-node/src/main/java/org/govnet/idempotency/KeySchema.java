package org.govnet.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The table of a JdbcIdempotency, made step by step, each step once. It has names of its own, and
 * so has the table that says which steps were taken: a service's other migrations do not see them.
 */
final class KeySchema {
  static final String MIGRATION = "govnet_idempotency_migration";
  static final String KEY = "govnet_idempotency_key";

  /**
   * The steps, in order; one that was released never changes. Times are milliseconds since 1970, by
   * the database's clock. {@code status} is there once the answer is, {@code done} says that the
   * service has committed it, and {@code confirmed} that the store has, too.
   */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "create table if not exists "
                  + KEY
                  + " (id varchar(43) primary key, caller varchar(63) not null,"
                  + " operation varchar(1000) not null, idempotency_key varchar(255) not null,"
                  + " asked varchar(1000) not null, exactly_once boolean not null,"
                  + " run varchar(22) not null, lease_until bigint not null,"
                  + " forget_at bigint not null, done boolean not null,"
                  + " confirmed boolean default false not null, status integer,"
                  + " fields bytea, body bytea, size bigint not null)",
              "create index if not exists " + KEY + "_by_age on " + KEY + " (forget_at)",
              "create index if not exists " + KEY + "_by_caller on " + KEY + " (caller, size)"));

  /** H2 has no lock that a transaction could hold while it makes tables. */
  private static final Lock ONE_OF_THIS_PROCESS = new ReentrantLock();

  private KeySchema() {}

  /**
   * Makes what is not there, however many do so at once.
   *
   * @throws IdempotencyUnavailable if the engine fails
   * @throws IllegalStateException if the database has the table of a later version
   */
  static void prepare(KeyTransactions transactions) {
    // Looked at first without right or lock: a database's owner may have made the table.
    int taken = transactions.run("read the table " + MIGRATION, KeySchema::takenIfThere);
    if (taken < STEPS.size()) {
      ONE_OF_THIS_PROCESS.lock();
      try {
        taken =
            transactions.run(
                "make the table " + KEY, connection -> takeAll(connection, transactions.engine()));
      } finally {
        ONE_OF_THIS_PROCESS.unlock();
      }
    }
    if (taken > STEPS.size()) {
      throw new IllegalStateException(
          "the table "
              + MIGRATION
              + " is at step "
              + taken
              + ", and this version of govnet knows "
              + STEPS.size()
              + ": use the version that made it, or a later one");
    }
  }

  private static int takenIfThere(Connection connection) throws SQLException {
    String sql =
        "select count(*) from information_schema.tables"
            + " where table_schema = current_schema and lower(table_name) = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, MIGRATION);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        if (rows.getInt(1) == 0) {
          return 0;
        }
      }
    }
    return taken(connection);
  }

  private static int taken(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select coalesce(max(step), 0) from " + MIGRATION)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static int takeAll(Connection connection, Engine engine) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      engine.lockSchema(statement);
      statement.execute(
          "create table if not exists "
              + MIGRATION
              + " (step integer primary key,"
              + " taken_at timestamp with time zone default current_timestamp not null)");
      int taken = taken(connection);
      for (int step = taken + 1; step <= STEPS.size(); step++) {
        for (String sql : STEPS.get(step - 1)) {
          statement.execute(sql);
        }
        statement.execute("insert into " + MIGRATION + " (step) values (" + step + ")");
      }
      return Math.max(taken, STEPS.size());
    }
  }
}
