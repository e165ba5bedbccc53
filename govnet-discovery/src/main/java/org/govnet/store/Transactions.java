package org.govnet.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.govnet.api.Quote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in a transaction of its own, on a connection that is the pool's before and after, and
 * as it was. Nothing in it can last: the server cancels a statement, a wait for a lock and a
 * transaction that nobody goes on with, and a server that says nothing is given up.
 */
final class Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  /** How much longer than the server's own limit an answer is waited for. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * The limits, for this transaction alone. A commit has to be on the server's disk when it
   * returns: where the user's setting says it need not, it is overruled.
   */
  private static final String LIMITS =
      "select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),"
          + " set_config('idle_in_transaction_session_timeout', ?, true),"
          + " set_config('synchronous_commit', case current_setting('synchronous_commit')"
          + " when 'off' then 'on' else current_setting('synchronous_commit') end, true)";

  private final DataSource dataSource;
  private final Duration timeout;

  /** What is done in a transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What a transaction may do. */
  enum Mode {
    /** All statements see what was there when the first began. */
    READ("set transaction isolation level repeatable read, read only"),
    /** Each statement sees what is there by then: those who wait for a row see what came. */
    WRITE("set transaction isolation level read committed, read write");

    private final String begin;

    Mode(String begin) {
      this.begin = begin;
    }
  }

  /**
   * Makes it.
   *
   * @param dataSource the user's pool
   * @param timeout what one statement may take, in whole milliseconds, at least one
   */
  Transactions(DataSource dataSource, Duration timeout) {
    this.dataSource = dataSource;
    this.timeout = timeout;
  }

  /**
   * Runs work and commits it.
   *
   * @param what what it does, for the message if it fails: "cannot …"
   * @throws StoreFailed if the engine fails; what was written may be committed all the same
   */
  <T> T run(Mode mode, String what, Work<T> work) {
    Connection connection;
    try {
      connection = dataSource.getConnection();
    } catch (SQLException e) {
      throw failed(what, e);
    }
    try {
      return runOn(connection, mode, work);
    } catch (SQLException e) {
      throw failed(what, e);
    } finally {
      quietly("close", connection::close);
    }
  }

  private <T> T runOn(Connection connection, Mode mode, Work<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int networkTimeout = connection.getNetworkTimeout();
    boolean done = false;
    try {
      connection.setNetworkTimeout(Runnable::run, (int) timeout.plus(GRACE).toMillis());
      connection.setAutoCommit(false);
      begin(connection, mode);
      T result = work.on(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (done || rolledBack(connection)) {
        quietly("reset", () -> connection.setAutoCommit(autoCommit));
        quietly("reset", () -> connection.setNetworkTimeout(Runnable::run, networkTimeout));
      }
    }
  }

  /**
   * Rolls back; if that fails, ends the connection, whose next user would be in our transaction.
   */
  private static boolean rolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      quietly("abort", () -> connection.abort(Runnable::run));
      return false;
    }
  }

  private void begin(Connection connection, Mode mode) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(mode.begin);
    }
    String millis = timeout.toMillis() + "ms";
    try (PreparedStatement statement = connection.prepareStatement(LIMITS)) {
      statement.setString(1, millis);
      statement.setString(2, millis);
      statement.setString(3, timeout.plus(GRACE).toMillis() + "ms");
      statement.executeQuery().close();
    }
  }

  private interface Step {
    void take() throws SQLException;
  }

  /** A step that nothing depends on: if the connection is broken, its pool sees that itself. */
  private static void quietly(String what, Step step) {
    try {
      step.take();
    } catch (SQLException e) {
      LOG.debug("cannot {} a connection: {}", what, e.getMessage());
    }
  }

  private static StoreFailed failed(String what, SQLException e) {
    SQLException cause = e;
    if (e instanceof BatchUpdateException && e.getNextException() != null) {
      cause = e.getNextException(); // the batch's own message has all of the content in it
    }
    return new StoreFailed(
        "cannot "
            + what
            + ": SQL state "
            + cause.getSQLState()
            + ", "
            + Quote.of(String.valueOf(cause.getMessage()))
            + ": see that the database runs, can be reached and has room",
        cause);
  }
}
