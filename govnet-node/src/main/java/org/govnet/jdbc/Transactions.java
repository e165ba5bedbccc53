package org.govnet.jdbc;

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
 * server that says nothing is given up. For govnet's own stores.
 */
public final class Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  /** How much longer than the server's own limit an answer is waited for. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final Duration timeout;
  private final Engine engine;

  private final Failure failure;

  /** What is done in a transaction. */
  public interface Work<T extends @Nullable Object> {
    /** Does it, and commits nothing. */
    T on(Connection connection) throws SQLException;
  }

  /** How a store says that its database cannot be used now. */
  public interface Failure {
    /** Makes it; the message is for operators. */
    RuntimeException of(String message, Throwable cause);
  }

  /**
   * Makes it.
   *
   * @param dataSource the user's pool
   * @param timeout what one statement may take, in whole milliseconds, at least one
   * @param kept what is kept there, for messages, such as {@code idempotency keys}
   * @param failure what is thrown if the database fails
   * @throws IllegalArgumentException if the database is none that there is SQL for, or writes late
   */
  public Transactions(DataSource dataSource, Duration timeout, String kept, Failure failure) {
    this.dataSource = dataSource;
    this.timeout = timeout;
    this.failure = failure;
    try (Connection connection = dataSource.getConnection()) {
      this.engine = Engine.of(connection, kept);
      engine.requireDurable(connection);
    } catch (SQLException e) {
      throw failed("reach the database of the " + kept, e);
    }
  }

  /** Which database it is. */
  public Engine engine() {
    return engine;
  }

  /**
   * Runs work and commits it.
   *
   * @param what what it does, for the message if it fails: "cannot …"
   * @throws RuntimeException what {@link Failure} makes, if the engine fails; what was written may
   *     be committed all the same
   */
  public <T extends @Nullable Object> T run(String what, Work<T> work) {
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

  /** What to throw when the database fails. */
  public RuntimeException failed(String what, SQLException e) {
    return failure.of(
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
