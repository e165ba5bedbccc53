package org.govnet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcStoreTest extends DirectoryStoreContract {
  private static final Duration POLL_EVERY = Duration.ofMillis(20);
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static PostgresServer server;

  @SuppressWarnings("NullAway.Init")
  private static DataSource shared;

  @SuppressWarnings("NullAway.Init")
  private static SmallPool pool;

  private final String network = "uk-" + TESTS.incrementAndGet();

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(folder.resolve("data"));
    shared = server.schema("public");
    pool = new SmallPool(shared);
  }

  @AfterAll
  static void stop() throws Exception {
    pool.close();
    server.close();
  }

  @Override
  DirectoryStore create() {
    return new JdbcStore(pool.dataSource(), network, POLL_EVERY);
  }

  @Override
  DirectoryStore another(DirectoryStore store) throws Exception {
    return open();
  }

  @Override
  int steps() {
    return 150;
  }

  @Test
  void showsEveryReplicaTheSame() throws Exception {
    DirectoryStore one = open();
    DirectoryStore two = open();
    one.append(0, revision(1, put("a", "1")));
    two.append(1, revision(2, put("b", "2"), remove("a")));

    for (DirectoryStore store : List.of(one, two)) {
      assertThat(store.head()).isEqualTo(2);
      assertThat(store.snapshotAt(2)).isEqualTo(one.snapshotAt(2));
      assertThat(entries(store, 2)).isEqualTo(Map.of("b", "2"));
      assertThat(store.changes(0, 10)).hasSize(2);
    }
  }

  @Test
  void keepsDirectoriesApart() throws Exception {
    DirectoryStore one = open();
    DirectoryStore two = closedAfterwards(new JdbcStore(shared, network + "-test"));
    appendAll(one, 3);
    appendAll(two, 1);
    one.compact(3);

    assertThat(one.head()).isEqualTo(3);
    assertThat(two.head()).isEqualTo(1);
    assertThat(two.changes(0, 10)).hasSize(1);
    assertThat(entries(two, 1)).hasSize(1);
  }

  @Test
  void makesItsTablesOnceHoweverManyReplicasStart() throws Exception {
    PostgresServer.execute(shared, "create schema race");
    DataSource source = server.schema("race");
    int replicas = 6;
    CyclicBarrier start = new CyclicBarrier(replicas);
    ExecutorService pool = Executors.newFixedThreadPool(replicas);
    List<Future<DirectoryStore>> opening = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      opening.add(
          pool.submit(
              () -> {
                start.await();
                return closedAfterwards(new JdbcStore(source, "uk"));
              }));
    }
    for (Future<DirectoryStore> store : opening) {
      assertThat(store.get(30, TimeUnit.SECONDS).head()).isZero();
    }
    pool.shutdown();
    assertThat(count(source, Schema.MIGRATION)).isEqualTo(1);
  }

  @Test
  void needsNoRightToMakeTablesThatAreThere() throws Exception {
    open();
    PostgresServer.execute(
        shared,
        "create role reader_and_writer login",
        "grant usage on schema public to reader_and_writer",
        "grant select, insert, update, delete on all tables in schema public to reader_and_writer");
    DataSource source = as("reader_and_writer");
    DirectoryStore store = closedAfterwards(new JdbcStore(source, network));
    appendAll(store, 2);
    store.compact(2);
    assertThat(store.changes(1, 10)).hasSize(1);
  }

  private static DataSource as(String user) {
    org.postgresql.ds.PGSimpleDataSource source =
        (org.postgresql.ds.PGSimpleDataSource) server.schema("public");
    source.setUser(user);
    return source;
  }

  @Test
  void refusesTablesOfALaterVersion() throws Exception {
    PostgresServer.execute(shared, "create schema later");
    DataSource source = server.schema("later");
    new JdbcStore(source, "uk").close();
    PostgresServer.execute(source, "insert into govnet_directory_migration (step) values (99)");

    assertThatThrownBy(() -> new JdbcStore(source, "uk"))
        .isInstanceOf(StoreFailed.class)
        .hasMessage(
            "the table govnet_directory_migration is at step 99, and this version of govnet knows"
                + " 1: use the version that made it, or a later one");
  }

  @Test
  void deletesWhatIsForgotten() throws Exception {
    DirectoryStore store = open();
    store.append(0, revision(1, put("gone", "x"), put("stays", "y")));
    store.append(1, revision(2, remove("gone")));
    for (long number = 3; number <= 110; number++) {
      store.append(number - 1, revision(number, put("often", "o" + number)));
    }
    store.compact(110);

    assertThat(count(shared, Schema.REVISION, "network = '" + network + "'")).isEqualTo(1);
    assertThat(count(shared, Schema.CHANGE, "network = '" + network + "'")).isEqualTo(2);
    assertThat(entries(store, 110)).isEqualTo(Map.of("stays", "y", "often", "o110"));
  }

  @Test
  void cutsItsHistoryByItself() throws Exception {
    DirectoryStore store =
        closedAfterwards(
            new JdbcStore(pool.dataSource(), network, POLL_EVERY, Duration.ofSeconds(10), 20));
    store.append(0, revision(1, put("stays", "y")));
    appendAll(store, 98);
    assertThat(store.changes(0, 1000)).hasSize(99);
    appendAll(store, 1);

    assertThat(numbers(store.changes(80, 1000))).hasSize(20).startsWith(81L).endsWith(100L);
    assertThatThrownBy(() -> store.changes(79, 1)).isInstanceOf(HistoryGone.class);
    assertThat(entries(store, 81)).containsEntry("stays", "y").hasSize(2);
  }

  private static int count(DataSource source, String table) throws SQLException {
    return count(source, table, "true");
  }

  private static int count(DataSource source, String table, String where) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from " + table + " where " + where)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 3);
    String damaged = "the directory of network " + network + " is damaged: the table ";
    String fix =
        ": restore the database from a backup, or empty the tables govnet_directory_* of it and"
            + " fill them from another replica";

    PostgresServer.execute(
        shared,
        "delete from govnet_directory_change where number = 2 and network = '" + network + "'");
    assertThatThrownBy(() -> store.changes(0, 10))
        .isInstanceOf(StoreFailed.class)
        .hasMessage(
            damaged + "govnet_directory_change has 0 changes of revision 2, which made 1" + fix);

    PostgresServer.execute(
        shared,
        "delete from govnet_directory_revision where number = 2 and network = '" + network + "'");
    assertThatThrownBy(() -> store.changes(0, 10))
        .isInstanceOf(StoreFailed.class)
        .hasMessage(damaged + "govnet_directory_revision has no revision 2" + fix);
    assertThatThrownBy(() -> store.snapshotAt(2))
        .isInstanceOf(StoreFailed.class)
        .hasMessage(damaged + "govnet_directory_revision has no revision 2" + fix);

    PostgresServer.execute(
        shared,
        "update govnet_directory_change set name = 'No Name' where number = 3 and network = '"
            + network
            + "'");
    assertThatThrownBy(() -> store.changes(2, 10))
        .isInstanceOf(StoreFailed.class)
        .hasMessage(
            "the directory of network "
                + network
                + " is damaged: a name must be 1 to 200 of a-z, 0-9, / and -: \"No Name\""
                + fix);
  }

  @Test
  void waitsForNobodyForLong() throws Exception {
    DirectoryStore store =
        closedAfterwards(
            new JdbcStore(pool.dataSource(), network, POLL_EVERY, Duration.ofMillis(300), 20_000));
    try (Connection other = shared.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select * from govnet_directory_network where network = '" + network + "' for update");
      assertThatThrownBy(() -> store.append(0, revision(1)))
          .isInstanceOf(StoreFailed.class)
          .hasMessageStartingWith(
              "cannot append revision 1 to table govnet_directory_revision of network "
                  + network
                  + ": SQL state 5")
          .hasMessageEndingWith(": see that the database runs, can be reached and has room");
      assertThat(store.head()).isZero(); // readers wait for no lock
      other.rollback();
    }
    assertThat(store.append(0, revision(1))).isTrue();
  }

  @Test
  void givesConnectionsBackAsTheyWere() throws Exception {
    try (Connection only = shared.getConnection()) {
      only.setNetworkTimeout(Runnable::run, 77_000);
      AtomicInteger taken = new AtomicInteger();
      DirectoryStore store = closedAfterwards(new JdbcStore(pool(only, taken), network));

      List<Runnable> calls =
          List.of(
              () -> store.append(0, revision(1, put("a", "1"))),
              () -> store.append(0, revision(1)),
              () -> store.append(1, revision(2)),
              () -> store.changes(0, 10),
              () -> store.snapshotAt(1),
              () -> store.compact(2),
              () -> assertThatThrownBy(() -> store.changes(0, 1)).isInstanceOf(HistoryGone.class),
              store::head);
      for (Runnable call : calls) {
        call.run();
        assertThat(taken).hasValue(0);
        assertThat(only.getAutoCommit()).isTrue();
        assertThat(only.getNetworkTimeout()).isEqualTo(77_000);
        try (Statement statement = only.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "select current_setting('statement_timeout'),"
                        + " current_setting('synchronous_commit'), pg_current_xact_id_if_assigned()")) {
          rows.next();
          assertThat(rows.getString(1)).isEqualTo("0");
          assertThat(rows.getString(2)).isEqualTo("off");
          assertThat(rows.getString(3)).isNull();
        }
      }
    }
  }

  /** A pool of one connection, which counts how often it is out. */
  private static DataSource pool(Connection only, AtomicInteger taken) {
    Connection lent =
        SmallPool.proxy(
            Connection.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                taken.decrementAndGet();
                return null;
              }
              return SmallPool.call(only, method, arguments);
            });
    return SmallPool.proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("getConnection");
          assertThat(taken.incrementAndGet()).isEqualTo(1);
          return lent;
        });
  }

  @Test
  void outlivesItsEngine() throws Exception {
    DirectoryStore store = open();
    DirectoryStore watching = open();
    BlockingQueue<Long> heads = new LinkedBlockingQueue<>();
    watching.watch(heads::add);
    appendAll(store, 5);
    assertRisesTo(5, heads);
    Appender busy =
        new Appender(
            closedAfterwards(new JdbcStore(pool.dataSource(), network + "-busy", POLL_EVERY)));
    Await.until("another directory is appended to", () -> busy.acknowledged.size() >= 20);
    appendAll(store, 1);

    server.kill();

    assertThatThrownBy(store::head)
        .isInstanceOf(StoreFailed.class)
        .hasMessageStartingWith(
            "cannot read table govnet_directory_network of network " + network + ": SQL state 08");
    assertThatThrownBy(() -> store.append(6, revision(7))).isInstanceOf(StoreFailed.class);
    assertThatThrownBy(() -> store.changes(0, 10)).isInstanceOf(StoreFailed.class);
    assertThatThrownBy(() -> store.snapshotAt(5)).isInstanceOf(StoreFailed.class);
    assertThatThrownBy(() -> store.compact(5)).isInstanceOf(StoreFailed.class);
    assertThatThrownBy(this::open).isInstanceOf(StoreFailed.class);
    BlockingQueue<Long> later = new LinkedBlockingQueue<>();
    watching.watch(later::add); // begins while the engine is away

    server.restart();

    assertThat(store.head()).isEqualTo(6);
    assertThat(numbers(store.changes(0, 10))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertRisesTo(6, heads.isEmpty() ? later : heads);
    appendAll(store, 1);
    assertRisesTo(7, heads);
    assertRisesTo(7, later);
    assertThat(entries(watching, 7)).containsValue("a7");
    int then = busy.acknowledged.size();
    Await.until("it is appended to again", () -> busy.acknowledged.size() >= then + 20);
    busy.finish();
  }

  /** Appends on a thread of its own, whatever happens to the engine. */
  private static final class Appender {
    private final DirectoryStore store;
    private final List<Revision> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "appender");
    private volatile boolean finished;
    private long failures;

    Appender(DirectoryStore store) {
      this.store = store;
      thread.start();
    }

    private void run() {
      long head = 0;
      while (!finished) {
        Revision next = revision(head + 1, put("a", "content " + (head + 1)));
        try {
          if (store.append(head, next)) {
            acknowledged.add(next);
          }
          head = store.head(); // one that failed may be there
        } catch (StoreFailed e) {
          failures++;
          LockSupport.parkNanos(1_000_000);
        }
      }
    }

    /** What was acknowledged is there, and at most what failed besides. */
    void finish() throws InterruptedException {
      finished = true;
      thread.join(20_000);
      assertThat(thread.isAlive()).isFalse();
      assertThat(failures).isPositive();
      List<Revision> history = new ArrayList<>();
      List<Revision> page = store.changes(0, 1000);
      while (!page.isEmpty()) {
        history.addAll(page);
        page = store.changes(history.size(), 1000);
      }
      assertThat(new HashSet<>(history)).containsAll(acknowledged);
      assertThat(history.size() - acknowledged.size()).isBetween(0, (int) failures);
    }
  }

  @Test
  void refusesBadNetworksAndIntervals() {
    for (String bad : List.of("", "UK", "1uk", "uk-", "a--b", "a".repeat(64))) {
      assertIllegal(
          () -> new JdbcStore(shared, bad),
          "a network must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter: \""
              + bad
              + "\"");
    }
    assertIllegal(
        () -> new JdbcStore(shared, "uk", Duration.ofMillis(9)),
        "pollEvery must be 10 ms to a minute: PT0.009S");
    assertIllegal(
        () -> new JdbcStore(shared, "uk", Duration.ofSeconds(61)),
        "pollEvery must be 10 ms to a minute: PT1M1S");
  }
}
