package org.govnet.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in a short transaction of the store's own, on a connection that is the pool's before
 * and after, and as it was. Nothing in it can last: statements and waits for locks end, and a
 * server that says nothing is given up.
 */
final class KeyTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(KeyTransactions.class);

  /** How much longer than the server's own limit an answer is waited for. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final Duration timeout;
  private final Engine engine;

  /** What is done in a transaction. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Makes it.
   *
   * @param dataSource the user's pool
   * @param timeout what one statement may take, in whole milliseconds, at least one
   * @throws IllegalArgumentException if the database is none that keys can be kept in
   * @throws IdempotencyUnavailable if it cannot be reached
   */
  KeyTransactions(DataSource dataSource, Duration timeout) {
    this.dataSource = dataSource;
    this.timeout = timeout;
    try (Connection connection = dataSource.getConnection()) {
      this.engine = Engine.of(connection);
      engine.requireDurable(connection);
    } catch (SQLException e) {
      throw failed("reach the database of the idempotency keys", e);
    }
  }

  Engine engine() {
    return engine;
  }

  /**
   * Runs work and commits it.
   *
   * @param what what it does, for the message if it fails: "cannot …"
   * @throws IdempotencyUnavailable if the engine fails; what was written may be committed all the
   *     same
   */
  <T extends @Nullable Object> T run(String what, Work<T> work) {
    Connection connection;
    try {
      connection = dataSource.getConnection();
    } catch (SQLException e) {
      throw failed(what, e);
    }
    try {
      return runOn(connection, work);
    } catch (SQLException e) {
      throw failed(what, e);
    } finally {
      quietly(connection::close);
    }
  }

  private <T extends @Nullable Object> T runOn(Connection connection, Work<T> work)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int networkTimeout = connection.getNetworkTimeout();
    Engine.Undo limits = () -> {};
    boolean done = false;
    try {
      connection.setNetworkTimeout(Runnable::run, (int) timeout.plus(GRACE).toMillis());
      connection.setAutoCommit(false);
      limits = engine.begin(connection, timeout);
      T result = work.on(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (done || rolledBack(connection)) {
        quietly(limits);
        quietly(() -> connection.setAutoCommit(autoCommit));
        quietly(() -> connection.setNetworkTimeout(Runnable::run, networkTimeout));
      }
    }
  }

  /** If it cannot be rolled back, its next user would be in our transaction: ends it. */
  private static boolean rolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      quietly(() -> connection.abort(Runnable::run));
      return false;
    }
  }

  /** A step that nothing depends on: if the connection is broken, its pool sees that itself. */
  private static void quietly(Engine.Undo step) {
    try {
      step.undo();
    } catch (SQLException e) {
      LOG.debug("cannot give a connection back as it was: {}", e.getMessage());
    }
  }

  static IdempotencyUnavailable failed(String what, SQLException e) {
    return new IdempotencyUnavailable(
        "cannot "
            + what
            + ": SQL state "
            + e.getSQLState()
            + ", "
            + Quote.of(String.valueOf(e.getMessage()))
            + ": see that the database runs, can be reached and has room",
        e);
  }
}
