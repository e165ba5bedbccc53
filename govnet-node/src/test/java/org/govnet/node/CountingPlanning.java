package org.govnet.node;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.AppealStepRequest;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.Document;
import org.govnet.api.planning.HighCourtRuling;
import org.govnet.api.planning.Lifecycle;
import org.govnet.api.planning.NewAppeal;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.NewDocument;
import org.govnet.api.planning.NewPublicComment;
import org.govnet.api.planning.NewSpecialistComment;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.PublicComment;
import org.govnet.api.planning.PublicComments;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.SpecialistComment;
import org.govnet.api.planning.SpecialistComments;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.jspecify.annotations.Nullable;

/** Knows one application, {@code 3fa9c1d2}, and counts how often its code ran. */
final class CountingPlanning implements PlanningApplications {
  static final String ID = "3fa9c1d2";
  static final NewApplication NEW =
      new NewApplication(
          ApplicationType.PLANNING_PERMISSION,
          "Caf\u00e9 \u2615 with a \"terrace\"",
          new Site("1 Fictional Street", Uprn.of("100071417680"), Point.of(-2.24, 53.48)));

  final AtomicInteger ran = new AtomicInteger();

  /** The reference that was last searched for, as it arrived. */
  volatile @Nullable String lastReference;

  private static Application of(NewApplication from, Lifecycle.State state) {
    return new Application(
        ID,
        "24/0001/FUL",
        from.applicationType(),
        state.stage(),
        state.status(),
        from.description(),
        from.site(),
        Instant.parse("2026-01-02T03:04:05Z"),
        null,
        null,
        null,
        null);
  }

  @Override
  public Page<ApplicationSummary> applications(
      @Nullable String reference,
      @Nullable Uprn uprn,
      @Nullable ProcessStage stage,
      @Nullable ApplicationStatus status,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    ran.incrementAndGet();
    lastReference = reference;
    Page.limit(limit);
    Application known = of(NEW, Lifecycle.START);
    boolean wanted = uprn == null || uprn.equals(NEW.site().uprn());
    return new Page<>(
        wanted ? List.of(known.summary()) : List.of(),
        cursor == null ? null : Cursor.of(cursor + "-and-on"));
  }

  @Override
  public Application application(String id) {
    ran.incrementAndGet();
    return known(id);
  }

  private static Application known(String id) {
    if (!id.equals(ID)) {
      throw new ApplicationNotFound(id);
    }
    return of(NEW, Lifecycle.START);
  }

  @Override
  public Application submit(IdempotencyKey key, NewApplication application) {
    ran.incrementAndGet();
    return of(application, Lifecycle.START);
  }

  @Override
  public Application advance(String id, IdempotencyKey key, StepRequest request) {
    ran.incrementAndGet();
    Application known = known(id);
    return of(NEW, Lifecycle.after(known.applicationType(), known.state(), request.step()));
  }

  @Override
  public Application decide(String id, IdempotencyKey key, Decision decision) {
    ran.incrementAndGet();
    Application known = known(id);
    throw new IllegalTransition("application in " + known.state(), Step.DECIDE, Set.of());
  }

  @Override
  public Application appeal(String id, IdempotencyKey key, NewAppeal appeal) {
    throw notHere();
  }

  @Override
  public Application advanceAppeal(String id, IdempotencyKey key, AppealStepRequest request) {
    throw notHere();
  }

  @Override
  public Application appealToHighCourt(String id, IdempotencyKey key, NewAppeal appeal) {
    throw notHere();
  }

  @Override
  public Application recordRuling(String id, IdempotencyKey key, HighCourtRuling ruling) {
    throw notHere();
  }

  @Override
  public Page<Document> documents(String id, @Nullable Integer limit, @Nullable Cursor cursor) {
    throw notHere();
  }

  @Override
  public Document addDocument(String id, IdempotencyKey key, NewDocument document) {
    throw notHere();
  }

  @Override
  public PublicComments publicComments(
      String id, @Nullable Integer limit, @Nullable Cursor cursor) {
    throw notHere();
  }

  @Override
  public PublicComment commentAsPublic(String id, IdempotencyKey key, NewPublicComment comment) {
    throw notHere();
  }

  @Override
  public SpecialistComments specialistComments(
      String id, @Nullable Integer limit, @Nullable Cursor cursor) {
    throw notHere();
  }

  @Override
  public SpecialistComment commentAsSpecialist(
      String id, IdempotencyKey key, NewSpecialistComment comment) {
    throw notHere();
  }

  private static UnsupportedOperationException notHere() {
    return new UnsupportedOperationException("no test calls it");
  }
}
