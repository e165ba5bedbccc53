package org.govnet.examples.uknetwork;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.InvalidDecision;
import org.govnet.api.planning.InvalidPaging;
import org.govnet.api.planning.Lifecycle;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.api.planning.Validation;
import org.jspecify.annotations.Nullable;

/**
 * A planning authority's register in memory, which begins with the fictional applications of {@link
 * FictionalApplications}. Safe for any number of threads.
 *
 * <p>It does not look at idempotency keys: a key's scope is the calling node and the operation, and
 * the node remembers both before it calls a service.
 */
public final class ManchesterPlanning implements PlanningApplications {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int MAX_LIMIT = 100;

  private final Clock clock;
  private final Supplier<String> ids;
  // Guarded by this. The number is the order of arrival, which never changes, so a cursor is one.
  private final NavigableMap<Long, Application> register = new TreeMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Integer, Integer> lastReferences = new HashMap<>();

  /** A register on the computer's clock, with random ids. */
  public ManchesterPlanning() {
    this(Clock.systemUTC(), randomIds());
  }

  /**
   * A register for a test.
   *
   * @param ids gives an id at each call; one in use already is passed over
   */
  public ManchesterPlanning(Clock clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
    for (Application application : FictionalApplications.all()) {
      lastReferences.merge(yearOf(application.submittedAt()), 1, Integer::sum);
      add(application);
    }
  }

  @Override
  public synchronized Page<ApplicationSummary> applications(
      @Nullable String reference,
      @Nullable Uprn uprn,
      @Nullable ProcessStage stage,
      @Nullable ApplicationStatus status,
      int limit,
      @Nullable String cursor) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidPaging("limit", "limit must be 1 to " + MAX_LIMIT + ": " + limit);
    }
    var older = cursor == null ? register : register.headMap(Cursor.decode(cursor), false);
    List<ApplicationSummary> items = new ArrayList<>();
    long last = 0;
    for (var entry : older.descendingMap().entrySet()) {
      Application it = entry.getValue();
      if ((reference == null || reference.equals(it.reference()))
          && (uprn == null || uprn.equals(it.site().uprn()))
          && (stage == null || stage == it.stage())
          && (status == null || status == it.status())) {
        if (items.size() == limit) {
          return new Page<>(items, Cursor.encode(last));
        }
        items.add(it.summary());
        last = entry.getKey();
      }
    }
    return new Page<>(items, null);
  }

  @Override
  public synchronized Application application(String id) {
    Long number = numbers.get(id);
    Application found = number == null ? null : register.get(number);
    if (found == null) {
      throw new ApplicationNotFound(id);
    }
    return found;
  }

  @Override
  public synchronized Application submit(IdempotencyKey key, NewApplication application) {
    Instant now = now();
    Application submitted =
        new Application(
            unusedId(),
            nextReference(application.applicationType(), now),
            application.applicationType(),
            Lifecycle.START.stage(),
            Lifecycle.START.status(),
            application.description(),
            application.site(),
            now,
            null,
            null,
            null,
            null);
    add(submitted);
    return submitted;
  }

  @Override
  public synchronized Application advance(String id, IdempotencyKey key, StepRequest request) {
    Application before = application(id);
    Step step = request.step();
    Lifecycle.State after = Lifecycle.after(before.applicationType(), before.state(), step);
    return put(
        before,
        after,
        step == Step.WITHDRAW ? now() : before.withdrawnAt(),
        validation(before, step),
        request.consultation() == null ? before.consultation() : request.consultation(),
        before.assessment());
  }

  @Override
  public synchronized Application decide(String id, IdempotencyKey key, Decision decision) {
    Application before = application(id);
    Lifecycle.State after = Lifecycle.after(before.applicationType(), before.state(), Step.DECIDE);
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    check(decision, before.applicationType(), today);
    return put(
        before,
        after,
        before.withdrawnAt(),
        before.validation(),
        before.consultation(),
        Assessment.of(decision, today));
  }

  private static void check(Decision decision, ApplicationType type, LocalDate today) {
    boolean priorApproval = type == ApplicationType.PRIOR_APPROVAL;
    if (priorApproval != (decision.priorApprovalRequired() != null)) {
      throw new InvalidDecision(
          "/priorApprovalRequired",
          "priorApprovalRequired must be said for type pa, and for no other: the type is " + type);
    }
    LocalDate sent = decision.committeeSentDate();
    if (sent != null && sent.isAfter(today)) {
      throw new InvalidDecision(
          "/committeeSentDate", "committeeSentDate must not be after today: " + sent);
    }
  }

  private @Nullable Validation validation(Application before, Step step) {
    Validation validation = before.validation();
    if (step == Step.RECEIVE) {
      return new Validation(now(), null, null);
    }
    if (validation != null && before.stage() == ProcessStage.VALIDATION && step != Step.WITHDRAW) {
      return new Validation(validation.receivedAt(), now(), step != Step.RETURN);
    }
    return validation;
  }

  private Application put(
      Application before,
      Lifecycle.State state,
      @Nullable Instant withdrawnAt,
      @Nullable Validation validation,
      @Nullable Consultation consultation,
      @Nullable Assessment assessment) {
    Application after =
        new Application(
            before.id(),
            before.reference(),
            before.applicationType(),
            state.stage(),
            state.status(),
            before.description(),
            before.site(),
            before.submittedAt(),
            withdrawnAt,
            validation,
            consultation,
            assessment);
    register.put(Objects.requireNonNull(numbers.get(after.id())), after);
    return after;
  }

  private void add(Application application) {
    Long number = register.isEmpty() ? 1 : register.lastKey() + 1;
    register.put(number, application);
    numbers.put(application.id(), number);
  }

  private String unusedId() {
    String id = ids.get();
    while (numbers.containsKey(id)) {
      id = ids.get();
    }
    return id;
  }

  // The suffixes are made up; every authority has its own.
  private String nextReference(ApplicationType type, Instant now) {
    int year = yearOf(now);
    int number = lastReferences.merge(year, 1, Integer::sum);
    String suffix =
        Objects.requireNonNullElse(
            Map.of(
                    ApplicationType.PLANNING_PERMISSION, "FUL",
                    ApplicationType.PRIOR_APPROVAL, "PA",
                    ApplicationType.LAWFUL_DEVELOPMENT_CERTIFICATE, "LDC",
                    ApplicationType.LISTED_BUILDING_CONSENT, "LBC",
                    ApplicationType.WORKS_TO_TREES, "TPO")
                .get(type),
            "OTH");
    return String.format("%02d/%04d/%s", year % 100, number, suffix);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static int yearOf(Instant at) {
    return LocalDate.ofInstant(at, LONDON).getYear();
  }

  private static Supplier<String> randomIds() {
    SecureRandom random = new SecureRandom();
    return () -> String.format("%08x", random.nextInt());
  }
}
