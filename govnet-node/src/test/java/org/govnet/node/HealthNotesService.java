package org.govnet.node;

import jakarta.ws.rs.core.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.govnet.api.Idempotency;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.NhsNumber;
import org.govnet.api.Party;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.DelayReason;
import org.jspecify.annotations.Nullable;

/** Says of some ids whose they are, and of the rest nothing; fails as an id says. */
final class HealthNotesService implements HealthNotes {
  static final NhsNumber ADA = NhsNumber.of("999 123 4551");
  static final NationalInsuranceNumber BOB = NationalInsuranceNumber.of("AA123456A");

  final AtomicInteger ran = new AtomicInteger();

  /** Whom it asks in its turn; null for nobody. */
  volatile @Nullable HealthNotes onwards;

  /** Where it commits what it closes, with the key; null for nowhere. */
  volatile @Nullable DataSource database;

  @Context private @Nullable Idempotency idempotency;
  @Context private @Nullable CurrentUse use;

  private CurrentUse use() {
    return Objects.requireNonNull(use);
  }

  private Probe.Note note(String text) {
    return new Probe.Note(text, "run " + ran.incrementAndGet());
  }

  @Override
  public Probe.Note find(Query query) {
    HealthNotes asked = onwards;
    if (asked != null) {
      return asked.find(query);
    }
    return answer(query.text());
  }

  @Override
  public Probe.Note add(IdempotencyKey key, Query query) {
    return answer(query.text());
  }

  private Probe.Note answer(String how) {
    Probe.Note note = note(how);
    return switch (how) {
      case "wrong" -> throw problem(400);
      case "unknown" -> throw problem(404);
      case "closed" -> throw problem(409);
      case "away" -> throw problem(503);
      case "broken" -> throw new IllegalStateException("broken, as asked");
      default -> note;
    };
  }

  private static ProblemException problem(int status) {
    return new ProblemException(
        Problem.of(status, "as-asked", Party.PROVIDER, "As asked", "the request says so"));
  }

  @Override
  public Probe.Note one(String id) {
    switch (id) {
      case "adas" -> use().about(ADA);
      case "secret" -> {
        use().about(ADA);
        use().delay(new Delay(DelayReason.CRIME, Instant.now().plus(Duration.ofDays(1))));
      }
      case "wordy" -> {
        use().about(ADA);
        use().categories(List.of("health", "care plan"));
      }
      default -> {}
    }
    return note(id);
  }

  @Override
  public Probe.Note close(String id, IdempotencyKey key) {
    use().about(ADA);
    use().disclosed();
    DataSource its = database;
    return its == null ? note(id) : committed(its, note(id));
  }

  private Probe.Note committed(DataSource its, Probe.Note note) {
    try (Connection connection = its.getConnection()) {
      connection.setAutoCommit(false);
      Probe.Note answer = Objects.requireNonNull(idempotency).within(connection).answer(note);
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Probe.Note all() {
    use().about(List.<PersonalIdentifier>of(ADA, BOB, ADA));
    return note("all");
  }

  @Override
  public Probe.Note count() {
    return note(String.valueOf(use()));
  }
}
