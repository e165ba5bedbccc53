package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.govnet.idempotency.KeyedProcess.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed (kill -9) at each step of a keyed write, and its caller asks again: nothing
 * that was acknowledged is lost, and nothing is done twice.
 */
class KeyedProcessKillTest {
  private static final long SEED = 20260809;

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private int next;

  @Test
  void inAFileAtEachStep() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("keys") + ";WRITE_DELAY=0";
    prepare(url);
    killedAtEachStep(url, List.of(true));
  }

  @Test
  @Tag("campaign")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void inPostgresAtEachStepAndManyMoments() throws Exception {
    try (PostgresServer server = PostgresServer.start(folder.resolve("data"))) {
      String url = "jdbc:postgresql://localhost:" + server.port() + "/postgres?user=postgres";
      prepare(url);
      killedAtEachStep(url, List.of(true, false));
      for (int i = 0; i < 40; i++) {
        boolean exactlyOnce = random.nextBoolean();
        Killed killed = killedAtAnyMoment(url, exactlyOnce);
        verify(url, exactlyOnce, killed);
      }
    }
  }

  private static void prepare(String url) throws SQLException {
    JdbcIdempotencyContract.execute(
        KeyedProcess.database(url), "create table effect (name varchar(100) not null)");
  }

  private void killedAtEachStep(String url, List<Boolean> promises) throws Exception {
    for (boolean exactlyOnce : promises) {
      for (Step step : Step.values()) {
        int stopAt = next + 2;
        Killed killed = killedAt(url, exactlyOnce, stopAt, step);
        assertThat(killed).isEqualTo(new Killed(stopAt, step));
        verify(url, exactlyOnce, killed);
      }
    }
  }

  /** How far a process came, as far as it said. */
  private record Killed(int number, Step step) {
    boolean acknowledged(int n) {
      return n < number || (n == number && step == Step.ANSWERED);
    }
  }

  private Killed killedAt(String url, boolean exactlyOnce, int stopAt, Step step) throws Exception {
    Process process = start(url, exactlyOnce, stopAt, step);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      return last(lines, Integer.MAX_VALUE, process, stopAt, step);
    } finally {
      kill(process);
    }
  }

  private Killed killedAtAnyMoment(String url, boolean exactlyOnce) throws Exception {
    Process process = start(url, exactlyOnce, Integer.MAX_VALUE, Step.ANSWERED);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      Killed known = last(lines, 1 + random.nextInt(60), process, -1, Step.ANSWERED);
      long moment = System.nanoTime() + random.nextInt(3_000_000);
      while (System.nanoTime() < moment) {
        Thread.onSpinWait(); // so that it is not always killed as it writes a line
      }
      kill(process);
      String line = lines.readLine();
      while (line != null && line.matches("\\d+ [A-Z]+")) {
        known = read(line);
        line = lines.readLine();
      }
      return known;
    } finally {
      kill(process);
    }
  }

  private Killed last(BufferedReader lines, int most, Process process, int stopAt, Step step)
      throws IOException {
    Killed known = new Killed(next, Step.CLAIMED);
    for (int i = 0; i < most; i++) {
      String line = lines.readLine();
      assertThat(line).as("what process %s says", process.pid()).isNotNull();
      known = read(line);
      if (known.equals(new Killed(stopAt, step))) {
        return known;
      }
    }
    return known;
  }

  private static Killed read(String line) {
    String[] parts = line.split(" ", -1);
    return new Killed(Integer.parseInt(parts[0]), Step.valueOf(parts[1]));
  }

  private Process start(String url, boolean exactlyOnce, int stopAt, Step step) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KeyedProcess.class.getName(),
            url,
            Boolean.toString(exactlyOnce),
            Integer.toString(next),
            Integer.toString(stopAt),
            step.name())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.toHandle().destroyForcibly(); // the process's own method closes the pipe
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Asks for all of it again, as callers do, and counts what was done. */
  private void verify(String url, boolean exactlyOnce, Killed killed) throws Exception {
    DataSource database = KeyedProcess.database(url);
    try (Connection open = database.getConnection()) { // H2 stays open while it is
      IdempotencyStore store = new JdbcIdempotency(database);
      int last = killed.number() + 1; // it may have begun one more than it said
      for (int n = next; n <= last; n++) {
        Claim outcome = askUntilSettled(store, database, n, exactlyOnce, n <= killed.number());
        boolean answered = outcome instanceof Claim.Answered;
        if (answered) {
          IdempotencyStoreContract.assertAnswered(outcome, KeyedProcess.answer(n));
        }
        assertThat(answered)
            .as("%s, killed at %s", n, killed)
            .isIn(exactlyOnce || killed.acknowledged(n) ? List.of(true) : List.of(true, false));
        assertThat(effects(open, n))
            .as("effects of %s, killed at %s", n, killed)
            .isIn(answered ? List.of(1) : List.of(0, 1));
      }
      next = last + 1;
    }
  }

  /** Answered, or unknown for good. */
  private static Claim askUntilSettled(
      IdempotencyStore store, DataSource database, int n, boolean exactlyOnce, boolean begun)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (System.nanoTime() - end < 0) {
      Claim claim = KeyedProcess.claim(store, n, exactlyOnce);
      if (claim instanceof Claim.Run run) {
        assertThat(exactlyOnce || !begun).as("runs %s again", n).isTrue();
        KeyedProcess.run(store, database, run, n, step -> {});
      } else if (!(claim instanceof Claim.InProgress)) {
        return claim;
      } else {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new AssertionError("in progress for ever: " + n);
  }

  private static int effects(Connection connection, int n) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select count(*) from effect where name = ?")) {
      statement.setString(1, Integer.toString(n));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
