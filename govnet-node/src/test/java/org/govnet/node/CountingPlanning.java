package org.govnet.node;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.IllegalTransition;
import org.govnet.api.planning.InvalidPaging;
import org.govnet.api.planning.Lifecycle;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Site;
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
      int limit,
      @Nullable String cursor) {
    ran.incrementAndGet();
    if (limit > 100) {
      throw new InvalidPaging("limit", "limit must be 1 to 100: " + limit);
    }
    Application known = of(NEW, Lifecycle.START);
    boolean wanted = uprn == null || uprn.equals(NEW.site().uprn());
    return new Page<>(
        wanted ? List.of(known.summary()) : List.of(), cursor == null ? null : reference + cursor);
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
    throw new IllegalTransition(known.applicationType(), known.state(), Step.DECIDE);
  }
}
