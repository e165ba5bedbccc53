package org.govnet.examples.uknetwork;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * One institution's own database: H2, embedded, in a file. A service keeps what it looks things up
 * by in columns of its own, and the record itself beside them as the JSON that travels.
 */
final class Database {
  private final DataSource source;
  private final Jdbi jdbi;

  private Database(String url) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(url);
    this.source = h2;
    this.jdbi = Jdbi.create(h2);
    // A failed statement is logged, and its arguments are people's identifiers and records.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  /**
   * Opens the database of a node, and makes it if there is none.
   *
   * @param folder where it is kept; a folder of the node's own
   */
  static Database open(Path folder) {
    // Written through at every commit: otherwise a killed process loses half a second of them.
    return new Database(
        "jdbc:h2:file:"
            + folder.resolve("service").toAbsolutePath()
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1");
  }

  /** A database in memory that nobody else has; for tests. */
  static Database inMemory() {
    return new Database("jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** Runs statements that make the tables, if they are not there. */
  Database with(String... statements) {
    jdbi.useHandle(
        handle -> {
          for (String statement : statements) {
            handle.execute(statement);
          }
        });
    return this;
  }

  /** For what the node keeps in the same database: its idempotency keys. */
  DataSource source() {
    return source;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Closes it once nobody uses it; what is in memory alone is gone. */
  void shutdown() {
    // SHUTDOWN closes the connection under Jdbi, which then cannot close it.
    jdbi.useHandle(handle -> handle.execute("SET DB_CLOSE_DELAY 0"));
  }
}
