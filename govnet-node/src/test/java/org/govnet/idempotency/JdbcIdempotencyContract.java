package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.govnet.trust.ResponseMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store in a database does besides: it outlives its process, and joins transactions. */
abstract class JdbcIdempotencyContract extends IdempotencyStoreContract {
  private static final String NOW = "(select millis from test_clock)";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @SuppressWarnings("NullAway.Init")
  private DataSource database;

  /** An empty database, or a schema of its own. */
  abstract DataSource fresh() throws Exception;

  @BeforeEach
  void prepare() throws Exception {
    database = fresh();
    execute(
        "create table test_clock (millis bigint not null)",
        "insert into test_clock values (1700000000000)",
        "create table effect (name varchar(100) not null)");
  }

  final DataSource database() {
    return database;
  }

  @Override
  IdempotencyStore create(IdempotencyLimits limits) {
    return create(database, limits, TIMEOUT);
  }

  final JdbcIdempotency create(DataSource source, IdempotencyLimits limits, Duration timeout) {
    return new JdbcIdempotency(source, limits, timeout, NOW, nanos::get);
  }

  /** As a process does that starts, and knows nothing of any other. */
  final IdempotencyStore started() {
    return create(IdempotencyLimits.IN_DATABASE);
  }

  @Override
  void pass(Duration time) throws Exception {
    nanos.addAndGet(time.toNanos());
    execute("update test_clock set millis = millis + " + time.toMillis());
  }

  final void execute(String... statements) throws SQLException {
    execute(database, statements);
  }

  static void execute(DataSource source, String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  final int count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private int effects(String name) throws SQLException {
    return count("effect where name = '" + name + "'");
  }

  static Connection begun(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  static void effect(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into effect (name) values (?)")) {
      statement.setString(1, name);
      statement.executeUpdate();
    }
  }

  private static Claim exactly(IdempotencyStore store, String key) {
    return store.claim(scope(LEEDS, key), "asked", true, LEASE);
  }

  private static Claim.Run runExactly(IdempotencyStore store, String key) {
    Claim claim = exactly(store, key);
    assertThat(claim).isInstanceOf(Claim.Run.class);
    return (Claim.Run) claim;
  }

  @Test
  void outlivesItsProcess() {
    IdempotencyStore before = started();
    done(before, LEEDS, "a", 3);
    Claim.Run running = run(before, LEEDS, "b");
    IdempotencyStore after = started();
    assertAnswered(claim(after, LEEDS, "a"), answer(200, 3));
    assertThat(claim(after, LEEDS, "b")).isEqualTo(new Claim.InProgress());
    assertThat(after.complete(running, answer(200, 4))).isInstanceOf(Completion.Kept.class);
    assertAnswered(claim(before, LEEDS, "b"), answer(200, 4));
  }

  @Test
  void doesNotKnowWhatBecameOfARunThatDied() throws Exception {
    run(started(), LEEDS, "a");
    IdempotencyStore after = started();
    pass(LEASE.minusMillis(1));
    assertThat(claim(after, LEEDS, "a")).isEqualTo(new Claim.InProgress());
    pass(Duration.ofMillis(1));
    assertThat(claim(after, LEEDS, "a")).isEqualTo(new Claim.Unknown(false));
    // nor will it for a day, and then it is as if it had never been
    pass(Duration.ofDays(1).minusMillis(1));
    assertThat(claim(after, LEEDS, "a")).isEqualTo(new Claim.Unknown(false));
    pass(Duration.ofMillis(1));
    run(after, LEEDS, "a");
  }

  @Test
  void learnsWhatBecameOfARunThatWasOnlySlow() throws Exception {
    IdempotencyStore store = started();
    Claim.Run slow = run(store, LEEDS, "a");
    pass(LEASE);
    assertThat(claim(store, LEEDS, "a")).isEqualTo(new Claim.Unknown(false));
    ResponseMessage answer = answer(200, 1);
    assertThat(store.complete(slow, answer)).isEqualTo(new Completion.Kept(answer));
    assertAnswered(claim(store, LEEDS, "a"), answer);
  }

  @Test
  void runsAgainWhatDiedAndLeftNothing() throws Exception {
    Claim.Run dead = runExactly(started(), "a");
    try (Connection connection = begun(database)) {
      effect(connection, "a");
      assertThat(started().within(dead, connection, answer(200, 1))).isTrue();
      connection.rollback(); // as the database does for a process that died
    }
    IdempotencyStore after = started();
    assertThat(exactly(after, "a")).isEqualTo(new Claim.InProgress());
    pass(LEASE);
    Claim.Run second = runExactly(after, "a");
    assertThat(exactly(after, "a")).isEqualTo(new Claim.InProgress());
    commit(after, second, "a", answer(200, 2));
    assertThat(after.complete(second, answer(200, 2))).isInstanceOf(Completion.Kept.class);
    assertAnswered(exactly(after, "a"), answer(200, 2));
    assertThat(effects("a")).isEqualTo(1);
  }

  private void commit(IdempotencyStore store, Claim.Run run, String name, ResponseMessage answer)
      throws SQLException {
    try (Connection connection = begun(database)) {
      assertThat(store.within(run, connection, null)).isTrue();
      effect(connection, name);
      assertThat(store.within(run, connection, answer)).isTrue();
      connection.commit();
    }
  }

  @Test
  void answersWhatWasCommittedByARunThatDiedAfterwards() throws Exception {
    IdempotencyStore before = started();
    commit(before, runExactly(before, "a"), "a", answer(200, 7));
    assertAnswered(exactly(started(), "a"), answer(200, 7)); // at once
    Claim.Run promisedNothing = run(before, LEEDS, "b");
    commit(before, promisedNothing, "b", answer(200, 8));
    assertAnswered(claim(started(), LEEDS, "b"), answer(200, 8));
    assertThat(effects("a") + effects("b")).isEqualTo(2);
  }

  @Test
  void doesNotRunAgainWhatWasCommittedWithoutItsAnswer() throws Exception {
    IdempotencyStore before = started();
    Claim.Run run = runExactly(before, "a");
    try (Connection connection = begun(database)) {
      before.within(run, connection, null);
      connection.commit();
    }
    IdempotencyStore after = started();
    assertThat(exactly(after, "a")).isEqualTo(new Claim.InProgress());
    pass(LEASE);
    assertThat(exactly(after, "a")).isEqualTo(new Claim.Unknown(true));
    ResponseMessage answer = answer(200, 1);
    assertThat(before.complete(run, answer)).isEqualTo(new Completion.Kept(answer));
    assertAnswered(exactly(after, "a"), answer);
  }

  @Test
  void runsNothingAgainThatWasBegunWithoutThePromise() throws Exception {
    run(started(), LEEDS, "older-version");
    runExactly(started(), "newer-version");
    pass(LEASE);
    assertThat(exactly(started(), "older-version")).isEqualTo(new Claim.Unknown(false));
    assertThat(claim(started(), LEEDS, "newer-version")).isEqualTo(new Claim.Unknown(false));
  }

  @Test
  void seesASuccessThatIsNotCommitted() throws Exception {
    IdempotencyStore store = started();
    Claim.Run run = runExactly(store, "a");
    assertThat(store.complete(run, answer(200, 1))).isEqualTo(new Completion.NotCommitted());
    try (Connection connection = begun(database)) {
      store.within(run, connection, answer(200, 1));
      connection.rollback();
    }
    assertThat(store.complete(run, answer(200, 1))).isEqualTo(new Completion.NotCommitted());
    // a refusal needs no commit
    ResponseMessage refused = answer(409, 1);
    assertThat(store.complete(run, refused)).isEqualTo(new Completion.Kept(refused));
    assertAnswered(exactly(store, "a"), refused);
  }

  @Test
  void holdsToWhatWasCommittedWhateverIsSaidLater() throws Exception {
    IdempotencyStore store = started();
    Claim.Run run = runExactly(store, "a");
    commit(store, run, "a", answer(200, 7));
    store.release(run);
    Completion completion = store.complete(run, answer(404, 1));
    assertThat(completion)
        .isInstanceOfSatisfying(
            Completion.Kept.class, kept -> assertSame(kept.answer(), answer(200, 7)));
    assertAnswered(exactly(store, "a"), answer(200, 7));
  }

  @Test
  void leavesTheKeyToARunThatIsInItsTransaction() throws Exception {
    IdempotencyStore store = started();
    Claim.Run slow = runExactly(store, "a");
    pass(LEASE);
    try (Connection connection = begun(database)) {
      store.within(slow, connection, null);
      effect(connection, "a");
      // its lease is over, and it lives
      assertThat(exactly(started(), "a")).isEqualTo(new Claim.InProgress());
      store.within(slow, connection, answer(200, 1));
      connection.commit();
    }
    assertAnswered(exactly(started(), "a"), answer(200, 1));
    assertThat(effects("a")).isEqualTo(1);
  }

  @Test
  void letsOneOfTwoRunsCommit() throws Exception {
    IdempotencyStore store = started();
    Claim.Run slow = runExactly(store, "a");
    pass(LEASE);
    Claim.Run next = runExactly(started(), "a");
    try (Connection late = begun(database)) {
      effect(late, "a");
      assertThat(store.within(slow, late, null)).isFalse();
      late.rollback();
    }
    store.release(slow);
    assertThat(store.complete(slow, answer(409, 1))).isEqualTo(new Completion.Lost());
    commit(store, next, "a", answer(200, 2));
    assertThat(store.complete(slow, answer(200, 1))).isEqualTo(new Completion.Lost());
    assertAnswered(exactly(store, "a"), answer(200, 2));
    assertThat(effects("a")).isEqualTo(1);
  }

  /** Many replicas, each of which takes the others for dead at once. */
  @Test
  void doesOnceWhatManyWhoTakeOneAnotherForDeadDo() throws Exception {
    IdempotencyStore.Scope scope = scope(LEEDS, "a");
    int replicas = 5;
    CyclicBarrier together = new CyclicBarrier(replicas);
    ExecutorService pool = Executors.newFixedThreadPool(replicas);
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      IdempotencyStore replica = started();
      running.add(
          pool.submit(
              () -> {
                together.await(30, TimeUnit.SECONDS);
                int committed = 0;
                for (int turn = 0; turn < 20; turn++) {
                  Claim claim = replica.claim(scope, "asked", true, Duration.ofMillis(0));
                  if (claim instanceof Claim.Run run) {
                    committed += tryToCommit(replica, run);
                  }
                }
                return committed;
              }));
    }
    int committed = 0;
    for (Future<Integer> each : running) {
      committed += each.get(50, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(committed).isEqualTo(1);
    assertThat(effects("a")).isEqualTo(1);
  }

  private int tryToCommit(IdempotencyStore store, Claim.Run run) throws SQLException {
    try (Connection connection = begun(database)) {
      effect(connection, "a");
      if (store.within(run, connection, answer(200, 1))) {
        connection.commit();
        return 1;
      }
      connection.rollback();
      return 0;
    }
  }

  @Test
  void takesPartInNothingButATransactionOfItsDatabase() throws Exception {
    IdempotencyStore store = started();
    Claim.Run run = runExactly(store, "a");
    try (Connection connection = database.getConnection()) {
      assertThatThrownBy(() -> store.within(run, connection, null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the connection commits each statement by itself: begin the transaction first, with"
                  + " setAutoCommit(false)");
    }
    DataSource other = fresh();
    String fix =
        ": the connection has to be of the database and schema that the JdbcIdempotency of this"
            + " node has, with the right to select and update";
    try (Connection connection = begun(other)) {
      assertThatThrownBy(() -> store.within(run, connection, null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "the table govnet_idempotency_key cannot be used by this connection: SQL state 42")
          .hasMessageEndingWith(fix);
      connection.rollback();
    }
    execute(
        other,
        "create table test_clock (millis bigint not null)",
        "insert into test_clock values (1700000000000)");
    create(other, IdempotencyLimits.IN_DATABASE, TIMEOUT);
    try (Connection connection = begun(other)) {
      assertThatThrownBy(() -> store.within(run, connection, null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the table govnet_idempotency_key has no row of this key" + fix);
      connection.rollback();
    }
  }

  @Test
  void makesItsTableOnceHoweverManyReplicasStart() throws Exception {
    int replicas = 6;
    CyclicBarrier start = new CyclicBarrier(replicas);
    ExecutorService pool = Executors.newFixedThreadPool(replicas);
    List<Future<IdempotencyStore>> opening = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      opening.add(
          pool.submit(
              () -> {
                start.await(30, TimeUnit.SECONDS);
                return started();
              }));
    }
    for (Future<IdempotencyStore> store : opening) {
      assertThat(claim(store.get(50, TimeUnit.SECONDS), LEEDS, "a"))
          .isInstanceOfAny(Claim.Run.class, Claim.InProgress.class);
    }
    pool.shutdown();
    assertThat(count("govnet_idempotency_migration")).isEqualTo(1);
    assertThat(count("govnet_idempotency_key")).isEqualTo(1);
  }

  @Test
  void refusesTheTableOfALaterVersion() throws Exception {
    started();
    execute("insert into govnet_idempotency_migration (step) values (99)");
    assertThatThrownBy(this::started)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the table govnet_idempotency_migration is at step 99, and this version of govnet knows"
                + " 1: use the version that made it, or a later one");
  }

  @Test
  void takesAwayWhatIsOldASliceAtATime() throws Exception {
    IdempotencyStore store = started();
    try (Connection connection = database.getConnection();
        PreparedStatement row =
            connection.prepareStatement(
                "insert into govnet_idempotency_key (id, caller, operation, idempotency_key, asked,"
                    + " exactly_once, run, lease_until, forget_at, done, size)"
                    + " values (?, 'leeds', 'POST /x', 'k', 'a', false, 'r', 1, 2, false, 0)")) {
      for (int i = 0; i < 1_100; i++) {
        row.setString(1, "old-" + i);
        row.addBatch();
      }
      row.executeBatch();
    }
    int before = count("govnet_idempotency_key");
    pass(Duration.ofMinutes(1));
    done(store, LEEDS, "a", 1);
    assertThat(count("govnet_idempotency_key")).isEqualTo(before - 500 + 1);
    done(store, LEEDS, "b", 1);
    done(store, LEEDS, "c", 1);
    done(store, LEEDS, "d", 1);
    assertThat(count("govnet_idempotency_key")).isEqualTo(4);
  }

  @Test
  void givesConnectionsBackAsTheyWere() throws Exception {
    try (Connection only = database.getConnection()) {
      LentConnection pool = new LentConnection(only);
      JdbcIdempotency store = create(pool.dataSource(), IdempotencyLimits.IN_DATABASE, TIMEOUT);
      List<String> before = settings(only);
      Claim.Run run = run(store, LEEDS, "a");
      store.complete(run, answer(200, 1));
      store.release(run(store, LEEDS, "b"));
      claim(store, LEEDS, "a");
      assertThat(pool.lent()).isZero();
      assertThat(settings(only)).isEqualTo(before);
      only.setAutoCommit(false);
      store.within(runExactly(started(), "c"), only, answer(200, 1));
      only.rollback();
      only.setAutoCommit(true);
      assertThat(settings(only)).isEqualTo(before);
    }
  }

  /** What the user of a connection may have set, and a pool does not set again. */
  abstract List<String> settings(Connection connection) throws SQLException;

  @Test
  void waitsForNobodyForLong() throws Exception {
    JdbcIdempotency store = create(database, IdempotencyLimits.IN_DATABASE, Duration.ofMillis(300));
    Claim.Run run = run(store, LEEDS, "a");
    try (Connection other = begun(database)) {
      store.within(run, other, null); // and then whoever is in that transaction goes to sleep
      assertThat(claim(store, LEEDS, "a")).isEqualTo(new Claim.InProgress());
      assertThatThrownBy(() -> store.complete(run, answer(200, 1)))
          .isInstanceOf(IdempotencyUnavailable.class)
          .hasMessageStartingWith("cannot keep an answer under an idempotency key: SQL state ")
          .hasMessageEndingWith(": see that the database runs, can be reached and has room");
      assertThatThrownBy(() -> store.release(run)).isInstanceOf(IdempotencyUnavailable.class);
      try (Connection third = begun(database)) {
        assertThatThrownBy(() -> store.within(run, third, null))
            .isInstanceOf(IdempotencyUnavailable.class);
        third.rollback();
      }
      other.rollback();
    }
    assertThat(store.complete(run, answer(200, 1))).isInstanceOf(Completion.Kept.class);
  }
}
