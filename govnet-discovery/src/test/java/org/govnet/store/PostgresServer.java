package org.govnet.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL of a test's own, which can be killed and started again on its data. */
final class PostgresServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /**
   * Starts one. It acknowledges a commit before it is on the disk, as that library has it start,
   * and as a careless administrator may: a store has to ask for more.
   */
  static PostgresServer start(Path data) throws IOException {
    return new PostgresServer(data, builder(data).start());
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "off")
        .setPGStartupWait(Duration.ofSeconds(30));
  }

  /** Connections of their own, not pooled, that see the tables of one schema. */
  DataSource schema(String schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {server.getPort()});
    source.setUser("postgres");
    source.setDatabaseName("postgres");
    source.setCurrentSchema(schema);
    source.setConnectTimeout(10);
    return source;
  }

  static void execute(DataSource source, String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Kill -9 of the server's first process; returns once all of them are gone. */
  void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> children = postmaster.children().toList();
    postmaster.destroyForcibly();
    Await.until("the server's processes end", () -> !postmaster.isAlive());
    for (ProcessHandle child : children) {
      Await.until("the server's processes end", () -> !child.isAlive());
    }
  }

  /** Starts it again on the same data and port. */
  void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = builder(data).setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
