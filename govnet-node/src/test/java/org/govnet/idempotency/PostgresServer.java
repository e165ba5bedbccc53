package org.govnet.idempotency;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL of a test's own, which can be killed and started again on its data. */
public final class PostgresServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts one, which acknowledges a commit before it is on the disk unless it is asked not to. */
  public static PostgresServer start(Path data) throws IOException {
    return new PostgresServer(data, builder(data).start());
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "off")
        .setPGStartupWait(Duration.ofSeconds(50));
  }

  public int port() {
    return server.getPort();
  }

  /** A schema that there was not, and connections that see its tables. */
  DataSource create(String schema) throws SQLException {
    JdbcIdempotencyContract.execute(on(port(), "public"), "create schema " + schema);
    return on(port(), schema);
  }

  static DataSource on(int port, String schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {port});
    source.setUser("postgres");
    source.setDatabaseName("postgres");
    source.setCurrentSchema(schema);
    source.setConnectTimeout(10);
    return source;
  }

  /** Kill -9 of the server's first process; returns once all of them are gone. */
  public void kill() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
    postmaster.destroyForcibly();
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .get(30, TimeUnit.SECONDS);
  }

  /** Starts it again on the same data and port. */
  public void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = builder(data).setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
