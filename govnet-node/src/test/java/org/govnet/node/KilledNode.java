package org.govnet.node;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.Context;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.govnet.api.ExactlyOnce;
import org.govnet.api.Idempotency;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.idempotency.JdbcIdempotency;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that is a node with its keys and its work in one database, until it is killed. */
final class KilledNode {
  static final NodeId NODE = NodeId.of("manchester");
  static final String ANCHOR = "anchor.json";
  static final String READY = "READY";
  static final String COUNTERSIGN = "COUNTERSIGN";
  static final String CLOSE = "CLOSE";

  private KilledNode() {}

  static DataSource database(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  /**
   * Arguments: the network's folder, the port, the database, how far the clock is ahead, and where
   * to stop. It does what it reads, says it when it is done, and ends with its input.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    DataSource database = database(arguments[2]);
    KillPoint point = KillPoint.read(arguments[4]);
    Anchor anchor = Anchor.load(folder.resolve(ANCHOR));
    GovnetNode node =
        GovnetNode.builder(
                Identity.load(anchor.network(), NODE, folder.resolve(NODE.value())), anchor)
            .listen(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]))
            .idempotency(point.in(new JdbcIdempotency(database)))
            .clock(Clock.offset(Clock.systemUTC(), Duration.parse(arguments[3])))
            .serve(new Service(database, point))
            .start();
    System.out.println(READY);
    obey(node);
    Runtime.getRuntime().halt(0);
  }

  private static void obey(GovnetNode node) throws Exception {
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        switch (order) {
          case COUNTERSIGN -> node.countersign();
          case CLOSE -> node.close();
          default -> throw new IllegalArgumentException(order);
        }
        System.out.println(order);
      }
    }
  }

  /** Writes each entry, and which run wrote it. */
  private static final class Service implements Entries {
    private final DataSource database;
    private final KillPoint point;
    private final AtomicLong runs = new AtomicLong();

    @Context private @Nullable Idempotency idempotency;

    private Service(DataSource database, KillPoint point) {
      this.database = database;
      this.point = point;
    }

    @ExactlyOnce
    @Override
    public Probe.Note add(IdempotencyKey key, Probe.Note note) {
      String run = ProcessHandle.current().pid() + "-" + runs.incrementAndGet();
      Probe.Note answer = new Probe.Note(note.text(), run);
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        try {
          Idempotency.Part part = requireNonNull(idempotency).within(connection);
          insert(connection, answer);
          part.answer(answer);
          point.taken(KillPoint.Step.WORKED);
          connection.commit();
        } catch (SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      point.taken(KillPoint.Step.COMMITTED);
      return answer;
    }

    private static void insert(Connection connection, Probe.Note note) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement("insert into entry (name, run) values (?, ?)")) {
        statement.setString(1, note.text());
        statement.setString(2, note.more());
        statement.executeUpdate();
      }
    }
  }
}
