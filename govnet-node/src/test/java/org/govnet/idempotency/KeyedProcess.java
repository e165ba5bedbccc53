package org.govnet.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that does one keyed write after another, says each step, and stops at one of them to be
 * killed. A retry does the same steps.
 */
final class KeyedProcess {
  static final Duration LEASE = Duration.ofMillis(1_500);
  private static final NodeId LEEDS = NodeId.of("leeds");

  /** Where a write can be when its process dies. */
  enum Step {
    CLAIMED,
    WORKED,
    COMMITTED,
    ANSWERED
  }

  /** Hears of each step, after it is taken. */
  interface Steps {
    void taken(Step step) throws IOException;
  }

  private KeyedProcess() {}

  static DataSource database(String url) {
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      return source;
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  /** What write number {@code n} answers. */
  static ResponseMessage answer(int n) {
    Fields type = Fields.builder().add("content-type", "application/json").build();
    byte[] body = ("{\"number\":" + n + "}").getBytes(StandardCharsets.UTF_8);
    return new ResponseMessage(200, type, body);
  }

  static Claim claim(IdempotencyStore store, int n, boolean exactlyOnce) {
    IdempotencyStore.Scope scope =
        new IdempotencyStore.Scope(LEEDS, "POST /x", IdempotencyKey.of("k-" + n));
    return store.claim(scope, "asked", exactlyOnce, LEASE);
  }

  /** What the node and the service do with a claim. */
  static void run(IdempotencyStore store, DataSource database, Claim.Run run, int n, Steps steps)
      throws SQLException, IOException {
    steps.taken(Step.CLAIMED);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      if (run.exactlyOnce() && !store.within(run, connection, answer(n))) {
        connection.rollback();
        return;
      }
      JdbcIdempotencyContract.effect(connection, Integer.toString(n));
      steps.taken(Step.WORKED);
      connection.commit();
    }
    steps.taken(Step.COMMITTED);
    store.complete(run, answer(n));
    steps.taken(Step.ANSWERED);
  }

  /** Arguments: the database, whether exactly-once, the first number, and where to stop. */
  public static void main(String[] arguments) throws Exception {
    DataSource database = database(arguments[0]);
    boolean exactlyOnce = Boolean.parseBoolean(arguments[1]);
    int stopAt = Integer.parseInt(arguments[3]);
    Step stop = Step.valueOf(arguments[4]);
    try (Connection open = database.getConnection()) { // H2 stays open while it is
      IdempotencyStore store = new JdbcIdempotency(database);
      for (int n = Integer.parseInt(arguments[2]); !open.isClosed(); n++) {
        int number = n;
        if (claim(store, n, exactlyOnce) instanceof Claim.Run run) {
          Steps said = step -> said(number, step, number == stopAt && step == stop);
          run(store, database, run, n, said);
        }
      }
    }
  }

  private static void said(int n, Step step, boolean stops) throws IOException {
    System.out.println(n + " " + step);
    System.out.flush();
    if (stops && System.in.read() < 0) {
      throw new IOException("nobody kills it");
    }
  }
}
