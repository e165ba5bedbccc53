package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a real PostgreSQL, as replicas share it. */
@Tag("campaign")
class PostgresIdempotencyTest extends JdbcIdempotencyContract {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static PostgresServer server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  DataSource fresh() throws Exception {
    return server.create("s" + SCHEMAS.incrementAndGet());
  }

  @Override
  List<String> settings(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('statement_timeout'), current_setting('lock_timeout'),"
                    + " current_setting('synchronous_commit'),"
                    + " current_setting('transaction_isolation'),"
                    + " coalesce(pg_current_xact_id_if_assigned()::text, 'no transaction')")) {
      row.next();
      return List.of(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          "auto-commit " + connection.getAutoCommit(),
          "network timeout " + connection.getNetworkTimeout());
    }
  }

  @Test
  void needsNoRightToMakeATableThatIsThere() throws Exception {
    started();
    String schema = "s" + SCHEMAS.get();
    String role = "user_" + schema;
    execute(
        "create role " + role + " login",
        "grant usage on schema " + schema + " to " + role,
        "grant select, insert, update, delete on all tables in schema " + schema + " to " + role);
    org.postgresql.ds.PGSimpleDataSource source =
        (org.postgresql.ds.PGSimpleDataSource) PostgresServer.on(server.port(), schema);
    source.setUser(role);
    done(create(source, IdempotencyLimits.IN_DATABASE, LEASE), LEEDS, "a", 1);
  }

  @Test
  void outlivesItsEngine() throws Exception {
    IdempotencyStore store = started();
    done(store, LEEDS, "a", 1);
    Claim.Run running = run(store, LEEDS, "b");

    server.kill();

    assertThatThrownBy(() -> claim(store, LEEDS, "a"))
        .isInstanceOf(IdempotencyUnavailable.class)
        .hasMessageStartingWith("cannot claim an idempotency key: SQL state 08");
    assertThatThrownBy(() -> store.complete(running, answer(200, 2)))
        .isInstanceOf(IdempotencyUnavailable.class);
    assertThatThrownBy(() -> store.release(running)).isInstanceOf(IdempotencyUnavailable.class);
    assertThatThrownBy(this::started).isInstanceOf(IdempotencyUnavailable.class);

    server.restart();

    assertAnswered(claim(store, LEEDS, "a"), answer(200, 1));
    assertThat(claim(store, LEEDS, "b")).isEqualTo(new Claim.InProgress());
    assertThat(store.complete(running, answer(200, 2))).isInstanceOf(Completion.Kept.class);
    assertAnswered(claim(store, LEEDS, "b"), answer(200, 2));
  }

  /**
   * Callers ask until they have an answer, while the engine is killed again and again. The service
   * commits as the engine is set up, without waiting for the disk; an answer waits all the same.
   */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void losesAndDoublesNothingWhenItsEngineIsKilledInTheMiddle() throws Exception {
    int callers = 4;
    AtomicBoolean finished = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    IdempotencyStore store = new JdbcIdempotency(database());
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    List<Future<Integer>> asking = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int first = 1_000_000 * (i + 1);
      asking.add(
          pool.submit(
              () -> {
                int n = first;
                while (!finished.get()) {
                  askUntilAnswered(store, n++);
                  answered.incrementAndGet();
                }
                return n - first;
              }));
    }
    for (int kill = 0; kill < 4; kill++) {
      int enough = answered.get() + 40;
      while (answered.get() < enough && asking.stream().noneMatch(Future::isDone)) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      server.kill();
      server.restart();
    }
    finished.set(true);
    int asked = 0;
    for (Future<Integer> each : asking) {
      asked += each.get(2, TimeUnit.MINUTES);
    }
    pool.shutdown();
    assertThat(asked).isEqualTo(answered.get()).isGreaterThan(160);
    assertThat(count("effect")).isEqualTo(asked);
    assertThat(count("(select distinct name from effect) as names")).isEqualTo(asked);
  }

  private void askUntilAnswered(IdempotencyStore store, int n) throws Exception {
    boolean known = false;
    while (!known) {
      try {
        Claim claim = KeyedProcess.claim(store, n, true);
        if (claim instanceof Claim.Run run) {
          KeyedProcess.run(store, database(), run, n, step -> {});
        } else if (claim instanceof Claim.Answered) {
          assertAnswered(claim, KeyedProcess.answer(n));
          known = true;
        } else {
          assertThat(claim).isEqualTo(new Claim.InProgress());
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
      } catch (IdempotencyUnavailable | SQLException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // and asks again
      }
    }
  }
}
