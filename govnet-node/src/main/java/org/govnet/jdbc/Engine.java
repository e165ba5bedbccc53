package org.govnet.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.govnet.api.Quote;

/** The databases that there is SQL for, and how each has its waits bounded. */
public enum Engine {
  /** For as many replicas as share it. */
  POSTGRESQL("PostgreSQL") {
    /** For this transaction alone. A commit has to be on the server's disk when it returns. */
    private static final String LIMITS =
        "select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),"
            + " set_config('idle_in_transaction_session_timeout', ?, true),"
            + " set_config('synchronous_commit', case current_setting('synchronous_commit')"
            + " when 'off' then 'on' else current_setting('synchronous_commit') end, true)";

    @Override
    Undo begin(Connection connection, Duration timeout) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level read committed, read write");
      }
      String millis = timeout.toMillis() + "ms";
      try (PreparedStatement statement = connection.prepareStatement(LIMITS)) {
        for (int i = 1; i <= 3; i++) {
          statement.setString(i, millis);
        }
        statement.executeQuery().close();
      }
      return () -> {};
    }

    @Override
    void requireDurable(Connection connection) {
      // each transaction asks for it
    }

    @Override
    void lockSchema(Statement statement) throws SQLException {
      statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }
  },

  /** Embedded, for one process. Its limits are the session's, which a pool's next user gets. */
  H2("H2") {
    @Override
    Undo begin(Connection connection, Duration timeout) throws SQLException {
      int isolation = connection.getTransactionIsolation();
      int lockTimeout;
      int queryTimeout;
      try (Statement statement = connection.createStatement()) {
        try (ResultSet row = statement.executeQuery("call lock_timeout()")) {
          row.next();
          lockTimeout = row.getInt(1);
        }
        queryTimeout = statement.getQueryTimeout();
      }
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      limit(connection, (int) timeout.toMillis(), (int) Math.max(1, timeout.toSeconds()));
      return () -> {
        limit(connection, lockTimeout, queryTimeout);
        connection.setTransactionIsolation(isolation);
      };
    }

    private void limit(Connection connection, int lockMillis, int querySeconds)
        throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set lock_timeout " + lockMillis);
        statement.setQueryTimeout(querySeconds); // H2 keeps it for the session
      }
    }

    @Override
    void requireDurable(Connection connection) throws SQLException {
      String sql =
          "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'";
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        if (row.next() && row.getInt(1) != 0) {
          throw new IllegalArgumentException(
              "this H2 database writes what it commits up to "
                  + row.getString(1)
                  + " ms later, so that a killed process loses it: add ;WRITE_DELAY=0 to its URL");
        }
      }
    }

    @Override
    void lockSchema(Statement statement) {
      // its statements that make tables wait for one another, and commit by themselves
    }
  };

  /** "govnet", and two: whoever holds this advisory lock makes tables. */
  private static final long SCHEMA_LOCK = 0x676f_766e_6574_0002L;

  private final String product;

  Engine(String product) {
    this.product = product;
  }

  /** Puts a connection's own settings back. */
  interface Undo {
    void undo() throws SQLException;
  }

  /**
   * Begins a transaction in which nothing takes longer than that.
   *
   * @param connection one that is not in auto-commit, nor in a transaction
   */
  abstract Undo begin(Connection connection, Duration timeout) throws SQLException;

  /**
   * Sees that what is committed is kept.
   *
   * @throws IllegalArgumentException if it is not
   */
  abstract void requireDurable(Connection connection) throws SQLException;

  /** Lets one at a time make tables, until the transaction ends. */
  abstract void lockSchema(Statement statement) throws SQLException;

  /**
   * The engine behind a connection.
   *
   * @param what what is to be kept there, for the message
   * @throws IllegalArgumentException if it is none of these
   */
  static Engine of(Connection connection, String what) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values())
        .filter(each -> each.product.equals(product))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    what
                        + " can be kept in PostgreSQL or H2, and this database is "
                        + Quote.of(product)));
  }
}
