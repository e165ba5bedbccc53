package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.CallPolicy;
import org.govnet.discovery.Identity;
import org.govnet.evidence.EvidencePolicy;
import org.govnet.evidence.EvidenceReport;
import org.govnet.evidence.EvidenceVerifier;
import org.govnet.evidence.Reconciliation;
import org.govnet.idempotency.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node's process is killed (kill -9) again and again while others write to it, its database too,
 * and its clock jumps: no acknowledged write is lost, none is done twice, and both sides' evidence
 * verifies and agrees.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class NodeKillTest {
  private static final long SEED = 20260810;
  private static final CallPolicy POLICY =
      new CallPolicy(Duration.ofSeconds(3), Duration.ofMillis(1_500), 3);

  /** Seconds that the killed node's clock is behind at most: ahead, it refuses who is not. */
  private static final int BEHIND = 30;

  private static final int ROUNDS = 5;

  /** Within so much of the ends of the time that two logs cover, they are not compared. */
  private static final Duration UNCOMPARED = Duration.ofMinutes(11);

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final JumpingClock clock = new JumpingClock();
  private final List<AutoCloseable> open = new ArrayList<>();
  private LocalNetwork network;
  private Identity manchester;
  private Identity york;
  private GovnetNode caller;
  private PostgresServer postgres;
  private String database;
  private int port;
  private Writers writers;
  private int databaseKills;

  @BeforeEach
  void start() throws Exception {
    network = opened(LocalNetwork.start(NetworkId.of("uk-test"), folder, clock));
    network.anchor().save(folder.resolve(KilledNode.ANCHOR));
    manchester = network.admit(KilledNode.NODE, "Manchester", List.of(), List.of());
    york = network.admit(NodeId.of("york"), "York", List.of(), List.of());
    postgres = opened(PostgresServer.start(folder.resolve("postgres")));
    database = "jdbc:postgresql://localhost:" + postgres.port() + "/postgres?user=postgres";
    try (Connection connection = KilledNode.database(database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table entry (name varchar(100) not null, run varchar(50))");
    }
    port = freePort();
    caller =
        opened(
            GovnetNode.builder(york, network.anchor())
                .clock(clock)
                .serve(new ProbeService())
                .evidence(EvidencePolicy.DEFAULT.withCheckpoints(1_000, Duration.ofSeconds(5)))
                .client(client -> client.policy(POLICY))
                .start());
    writers = opened(new Writers(caller.govnet().client(Entries.class, KilledNode.NODE)));
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  /** One that no outgoing connection is given while nobody listens on it. */
  private int freePort() throws Exception {
    while (true) {
      int candidate = 20_000 + random.nextInt(10_000);
      try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (java.net.BindException e) {
        // somebody has it: the next
      }
    }
  }

  @Test
  @Tag("campaign")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aNodeThatIsKilledAtEachStepAndAnyMoment() throws Exception {
    try (NodeProcess first = node(Duration.ZERO, null, 0)) {
      writers.start();
      progress(20);
      first.order(KilledNode.COUNTERSIGN);
    }
    jump(UNCOMPARED);
    int kills = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (KillPoint.Step step : KillPoint.Step.values()) {
        killedAt(step);
        kills++;
      }
      killedAtAnyMoment(round % 2 == 0);
      kills++;
    }
    writers.stop();
    int acknowledged = writers.answers().size();
    jump(UNCOMPARED);
    try (NodeProcess last = node(Duration.ZERO, null, 0)) {
      writers.repeatAll();
      verifyEffects();
      last.order(KilledNode.COUNTERSIGN);
      caller.countersign();
      last.order(KilledNode.CLOSE);
    }
    caller.close();
    Reconciliation both = verifyEvidence();
    System.out.printf(
        "%d kills of the node, %d of its database: %d writes, %d acknowledged meanwhile, %d calls;"
            + " lost 0, doubled 0; evidence of %d exchanges alike, differences %s%n",
        kills,
        databaseKills,
        writers.begun(),
        acknowledged,
        writers.calls(),
        both.matched(),
        both.differences().stream()
            .collect(
                Collectors.groupingBy(Reconciliation.Difference::kind, Collectors.counting())));
  }

  private NodeProcess node(Duration skew, KillPoint.@Nullable Step step, int number)
      throws Exception {
    NodeProcess process =
        NodeProcess.start(
            folder.resolve("errors.txt"),
            folder.toString(),
            Integer.toString(port),
            database,
            clock.ahead().plus(skew).toString(),
            KillPoint.write(step, number));
    process.await(KilledNode.READY);
    return process;
  }

  /** Everybody's clock, the directory's too; the node is started again with it. */
  private void jump(Duration time) {
    clock.jump(time);
    network.publisher().renew();
    boolean unused =
        caller.govnet().directory().refresh(); // what fails now, it does later by itself
  }

  /** The killed machine's own clock, which nobody has set. */
  private Duration skew() {
    return Duration.ofSeconds(-random.nextInt(BEHIND));
  }

  private void killedAt(KillPoint.Step step) throws Exception {
    try (NodeProcess process = node(skew(), step, 1 + random.nextInt(20))) {
      process.await(KillPoint.SAID + step);
    }
  }

  private void killedAtAnyMoment(boolean databaseToo) throws Exception {
    try (NodeProcess process = node(skew(), null, 0)) {
      progress(10);
      if (databaseToo) {
        process.order(KilledNode.COUNTERSIGN);
        postgres.kill();
        postgres.restart();
        databaseKills++;
        progress(10);
      }
      LockSupport.parkNanos(random.nextInt(300_000_000));
    }
  }

  /** Waits for so many more acknowledged writes. */
  private void progress(int more) {
    int until = writers.answers().size() + more;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (writers.answers().size() < until) {
      assertThat(writers.refused()).isEmpty();
      assertThat(System.nanoTime() - end).as("writes come through").isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Each write is there once, and all answers were of the run that did it. */
  private void verifyEffects() throws SQLException {
    assertThat(writers.refused()).isEmpty();
    Map<String, List<String>> runs = new HashMap<>();
    try (Connection connection = KilledNode.database(database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select name, run from entry")) {
      while (rows.next()) {
        runs.computeIfAbsent(rows.getString(1), key -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    Set<String> all =
        IntStream.rangeClosed(1, writers.begun())
            .mapToObj(Writers::key)
            .collect(Collectors.toSet());
    assertThat(writers.answers().keySet()).isEqualTo(all);
    assertThat(runs.keySet()).isEqualTo(all);
    runs.forEach(
        (key, did) -> {
          assertThat(did).as("runs that did %s", key).hasSize(1);
          assertThat(writers.answers().get(key)).as("answers to %s", key).hasSameElementsAs(did);
        });
  }

  private static Path log(Identity whose) throws Exception {
    try (var logs = Files.list(whose.state().resolve(NodeEvidence.FOLDER))) {
      List<Path> all = logs.filter(Files::isDirectory).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private Reconciliation verifyEvidence() throws Exception {
    EvidenceVerifier verifier = new EvidenceVerifier(network.anchor());
    for (Identity each : List.of(york, manchester)) {
      EvidenceReport report = verifier.verify(log(each));
      assertThat(report.isSound()).as("%s", report).isTrue();
    }
    Reconciliation both = verifier.reconcile(log(york), log(manchester));
    assertThat(both.isSound()).as("%s", both).isTrue();
    assertThat(both.matched()).isGreaterThanOrEqualTo(writers.begun());
    return both;
  }
}
