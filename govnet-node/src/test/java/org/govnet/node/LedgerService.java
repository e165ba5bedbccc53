package org.govnet.node;

import jakarta.ws.rs.core.Context;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.govnet.api.ExactlyOnce;
import org.govnet.api.Idempotency;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Keeps its entries in a database, the one that the node has its keys in, and errs as told. */
final class LedgerService implements Ledger {
  private final DataSource database;
  private final Runnable databaseGoes;
  private final AtomicInteger ran = new AtomicInteger();

  @Context private @Nullable Idempotency idempotency;

  LedgerService(DataSource database, Runnable databaseGoes) {
    this.database = database;
    this.databaseGoes = databaseGoes;
  }

  @ExactlyOnce
  @Override
  public Probe.Note add(String how, IdempotencyKey key, Probe.Note note) {
    Probe.Note answer = new Probe.Note(note.text(), how + " " + ran.incrementAndGet());
    if (how.equals("without")) {
      return answer;
    }
    Probe.Note kept =
        how.equals("fickle")
            ? Probe.Note.of("committed")
            : how.equals("huge") ? Probe.Note.of("x".repeat(1 << 20)) : answer;
    transaction(
        how,
        connection -> {
          Idempotency.Part part = within(how, connection);
          insert(connection, note.text());
          if (!how.equals("unanswered")) {
            part.answer(kept);
          }
        });
    return answer;
  }

  @ExactlyOnce
  @Override
  public void addSilently(String how, IdempotencyKey key, Probe.Note note) {
    transaction(
        how,
        connection -> {
          Idempotency.Part part = within(how, connection);
          insert(connection, note.text());
          if (how.equals("answering")) {
            part.answer("nothing");
          }
        });
  }

  @Override
  public Probe.Note addPlainly(String how, IdempotencyKey key, Probe.Note note) {
    transaction(how, connection -> insert(connection, note.text()));
    return new Probe.Note(note.text(), how + " " + ran.incrementAndGet());
  }

  private interface Work {
    void in(Connection connection) throws SQLException;
  }

  private void transaction(String how, Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(how.equals("auto-commit"));
      try {
        work.in(connection);
        before(how);
        if (how.equals("not-committed")) {
          connection.rollback();
        } else if (!how.equals("auto-commit")) {
          connection.commit();
        }
      } catch (RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    after(how);
  }

  private void before(String how) {
    switch (how) {
      case "refused" ->
          throw new ProblemException(
              Problem.of(409, "refused", Party.CALLER, "Refused", "run " + ran.get()));
      case "crash" -> {
        databaseGoes.run();
        throw new IllegalStateException("the process dies before its commit");
      }
      default -> {}
    }
  }

  private void after(String how) {
    switch (how) {
      case "fails-afterwards" -> throw new IllegalStateException("what follows the commit fails");
      case "gone" -> databaseGoes.run();
      default -> {}
    }
  }

  private Idempotency.Part within(String how, Connection connection) {
    Idempotency own = java.util.Objects.requireNonNull(idempotency);
    return how.equals("elsewhere")
        ? CompletableFuture.supplyAsync(() -> own.within(connection)).join()
        : own.within(connection);
  }

  private static void insert(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into entry (name) values (?)")) {
      statement.setString(1, text);
      statement.executeUpdate();
    }
  }
}
