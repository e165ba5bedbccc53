package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.govnet.api.BadContract;
import org.govnet.idempotency.JdbcIdempotency;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told by a node that keeps its keys in its service's database. */
class DurableKeysTest {
  private static final AtomicInteger KEYS = new AtomicInteger();
  private static final AtomicBoolean AWAY = new AtomicBoolean();

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static JdbcDataSource database;

  @SuppressWarnings("NullAway.Init")
  private static WireNetwork network;

  @SuppressWarnings("NullAway.Init")
  private static GovnetNode node;

  private final String key = "key-" + KEYS.incrementAndGet();

  @BeforeAll
  static void start() throws Exception {
    database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1");
    execute("create table entry (name varchar(100) not null)");
    network = WireNetwork.start(folder);
    node = replica("first", new JdbcIdempotency(mayBeAway()));
  }

  private static GovnetNode replica(String name, JdbcIdempotency keys) {
    return GovnetNode.builder(
            network.manchester.withState(folder.resolve(name)), network.network.anchor())
        .serve(new LedgerService(database, () -> AWAY.set(true)))
        .idempotency(keys)
        .start();
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    network.close();
    execute("shutdown");
  }

  /** The database as the store sees it, which may be away while the service still has it. */
  private static DataSource mayBeAway() {
    return (DataSource)
        Proxy.newProxyInstance(
            DurableKeysTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (AWAY.get()) {
                throw new SQLException("Connection refused", "08001");
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private RawClient.Answer post(String path) throws Exception {
    return network
        .post("/ledger/v1/" + path, "{\"text\":\"" + key + "\"}")
        .key(key)
        .with("X-Correlation-Id", key)
        .to(node.replica())
        .answer();
  }

  /** How often what this test asks for was done. */
  private int entries() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from entry where name = '" + key + "'")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** As it is for a process that died a while ago. */
  private void leaseIsOver() throws SQLException {
    AWAY.set(false);
    execute(
        "update govnet_idempotency_key set lease_until = 0 where idempotency_key = '" + key + "'");
  }

  private static void assertProblem(RawClient.Answer answer, int status, String code) {
    assertThat(answer.field("govnet-error")).isEqualTo(code);
    assertThat(answer.field("x-correlation-id")).startsWith("key-");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  private static void assertLater(RawClient.Answer answer, int status, String code) {
    assertProblem(answer, status, code);
    assertThat(answer.field("retry-after")).isEqualTo("1");
  }

  @Test
  void answersAgainAfterARestart() throws Exception {
    RawClient.Answer first = post("entries/well");
    assertThat(first.status()).isEqualTo(200);
    try (GovnetNode restarted = replica("again", new JdbcIdempotency(database))) {
      RawClient.Answer again =
          network
              .post("/ledger/v1/entries/well", "{\"text\":\"" + key + "\"}")
              .key(key)
              .to(restarted.replica())
              .answer();
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.field("content-type")).isEqualTo("application/json");
      RawClient.Answer other =
          network
              .post("/ledger/v1/entries/well", "{\"text\":\"other\"}")
              .key(key)
              .with("X-Correlation-Id", key)
              .to(restarted.replica())
              .answer();
      assertProblem(other, 409, "idempotency-key-reused");
    }
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void doesOnceWhatManyAskOfTwoReplicasAtOnce() throws Exception {
    int callers = 6;
    try (GovnetNode other = replica("other", new JdbcIdempotency(database))) {
      CyclicBarrier together = new CyclicBarrier(callers);
      ExecutorService pool = Executors.newFixedThreadPool(callers);
      List<Future<RawClient.Answer>> asking = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        GovnetNode asked = i % 2 == 0 ? node : other;
        WireRequest request =
            network
                .post("/ledger/v1/entries/well", "{\"text\":\"" + key + "\"}")
                .key(key)
                .with("X-Correlation-Id", key)
                .to(asked.replica());
        asking.add(
            pool.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  return request.answer();
                }));
      }
      String given = null;
      for (Future<RawClient.Answer> each : asking) {
        RawClient.Answer answer = each.get(50, TimeUnit.SECONDS);
        if (answer.status() == 200) {
          assertThat(answer.body()).isEqualTo(given == null ? answer.body() : given);
          given = answer.body();
        } else {
          assertLater(answer, 409, "idempotency-in-progress");
        }
      }
      pool.shutdown();
      assertThat(given).isEqualTo(post("entries/well").body());
    }
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void answersWhatWasCommittedWhenWhatFollowsFails() throws Exception {
    assertProblem(post("entries/fails-afterwards"), 500, "internal-error");
    RawClient.Answer again = post("entries/fails-afterwards");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).startsWith("{\"text\":\"" + key + "\",\"more\":\"fails-afterwards ");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void answersNothingAgainWhereNothingIsAnswered() throws Exception {
    assertProblem(post("silent-entries/fails-afterwards"), 500, "internal-error");
    for (int i = 0; i < 2; i++) {
      RawClient.Answer again = post("silent-entries/fails-afterwards");
      assertThat(again.status()).isEqualTo(204);
      assertThat(again.body()).isEmpty();
    }
    assertThat(post("silent-entries/well").status()).isEqualTo(204);
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void givesNoAnswerThatARetryWouldNotGet() throws Exception {
    RawClient.Answer first = post("entries/fickle");
    assertThat(first.body()).isEqualTo("{\"text\":\"committed\"}");
    assertThat(post("entries/fickle").body()).isEqualTo(first.body());
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void keepsTheAnswerItselfWhereTheServiceLeavesItOut() throws Exception {
    RawClient.Answer first = post("entries/unanswered");
    assertThat(first.status()).isEqualTo(200);
    assertThat(post("entries/unanswered").body()).isEqualTo(first.body());
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void remembersARefusal() throws Exception {
    RawClient.Answer first = post("entries/refused");
    assertThat(first.status()).isEqualTo(409);
    assertThat(post("entries/refused").body()).isEqualTo(first.body());
    assertThat(entries()).isZero();
  }

  @Test
  void findsAServiceThatDoesNotDoWhatItPromised() throws Exception {
    for (String how :
        new String[] {"without", "not-committed", "auto-commit", "elsewhere", "huge"}) {
      for (int i = 0; i < 2; i++) {
        assertProblem(post("entries/" + how), 500, "internal-error");
      }
    }
    assertProblem(post("silent-entries/answering"), 500, "internal-error");
    assertThat(entries()).isZero();
  }

  @Test
  void doesNothingWhileItCannotLookUpKeys() throws Exception {
    AWAY.set(true);
    assertLater(post("entries/well"), 503, "idempotency-unavailable");
    AWAY.set(false);
    assertThat(entries()).isZero();
    assertThat(post("entries/well").status()).isEqualTo(200);
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void givesNoAnswerThatIsNotKept() throws Exception {
    assertLater(post("entries/gone"), 503, "answer-not-kept");
    AWAY.set(false);
    RawClient.Answer again = post("entries/gone"); // the service committed it
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).contains("gone ");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void saysThatNobodyKnowsWhatBecameOfARunWithoutThePromise() throws Exception {
    assertLater(post("plain-entries/gone"), 503, "answer-not-kept");
    AWAY.set(false);
    assertLater(post("plain-entries/gone"), 409, "idempotency-in-progress");
    leaseIsOver();
    for (int i = 0; i < 2; i++) {
      RawClient.Answer answer = post("plain-entries/gone");
      assertProblem(answer, 409, "outcome-unknown");
      assertThat(answer.body())
          .contains("\"party\":\"provider\"")
          .contains(
              "it began, and its process ended before it said whether it was done; nothing more is"
                  + " done under key "
                  + key
                  + ": look at the state of what it was to change, and if it has to be done still,"
                  + " ask with a new key");
    }
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void runsAgainWhatDiedBeforeItsCommit() throws Exception {
    assertProblem(post("entries/crash"), 500, "internal-error");
    AWAY.set(false);
    assertLater(post("entries/crash"), 409, "idempotency-in-progress");
    assertThat(entries()).isZero();
    leaseIsOver();
    assertProblem(post("entries/crash"), 500, "internal-error"); // it runs, and dies again
    leaseIsOver();
    execute("update govnet_idempotency_key set done = true where idempotency_key = '" + key + "'");
    RawClient.Answer answer = post("entries/crash");
    assertProblem(answer, 409, "outcome-unknown");
    assertThat(answer.body()).contains("it was done, and its answer is lost");
  }

  @Test
  void doesNotStartWithoutADatabaseForAServiceThatNeedsOne() {
    assertThatThrownBy(() -> network.builder().serve(new LedgerService(database, () -> {})).start())
        .isInstanceOf(BadContract.class)
        .hasMessageMatching(
            "Ledger\\.add(Silently)? is @ExactlyOnce, which needs the keys in the service's"
                + " database: give GovnetNode\\.builder\\(\\)\\.idempotency a JdbcIdempotency over"
                + " it");
  }
}
