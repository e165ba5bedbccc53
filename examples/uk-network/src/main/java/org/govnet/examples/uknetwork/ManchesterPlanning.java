package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.govnet.api.Cursor;
import org.govnet.api.ExactlyOnce;
import org.govnet.api.Idempotency;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Appeal;
import org.govnet.api.planning.AppealStepRequest;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.ConsultationClosed;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.Document;
import org.govnet.api.planning.DocumentNotAccepted;
import org.govnet.api.planning.FileAssociation;
import org.govnet.api.planning.HighCourtAppeal;
import org.govnet.api.planning.HighCourtRuling;
import org.govnet.api.planning.InvalidAppeal;
import org.govnet.api.planning.InvalidDecision;
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
import org.govnet.api.planning.SpecialistComment;
import org.govnet.api.planning.SpecialistComments;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.api.planning.Validation;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A planning authority's register in its own database, which begins with fictional applications.
 * Safe for any number of threads, and of replicas that share the database.
 *
 * <p>What is submitted is committed with its idempotency key, so that a retry after a crash gets
 * the application that there is. The other writes leave their keys to the node: a step that was
 * taken cannot be taken again.
 */
public final class ManchesterPlanning implements PlanningApplications {
  private final Database database;
  private final Clock clock;
  private final Supplier<String> ids;
  private final PlanningRegister register;
  private final PlanningPapers papers;

  // The node sets it before the first call.
  @Context private @Nullable Idempotency idempotency;

  /**
   * A register with random ids.
   *
   * @param seed what an empty database begins with, oldest first, such as {@link
   *     FictionalApplications#manchester}
   */
  ManchesterPlanning(Database database, Clock clock, List<Application> seed) {
    this(database, clock, seed, randomIds());
  }

  /**
   * A register for a test.
   *
   * @param ids gives an id at each call; one in use already is passed over
   */
  ManchesterPlanning(Database database, Clock clock, List<Application> seed, Supplier<String> ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.register = new PlanningRegister(database, seed);
    this.papers = new PlanningPapers(database);
  }

  @Override
  public Page<ApplicationSummary> applications(
      @Nullable String reference,
      @Nullable Uprn uprn,
      @Nullable ProcessStage stage,
      @Nullable ApplicationStatus status,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    return register.list(reference, uprn, stage, status, Page.limit(limit), cursor);
  }

  @Override
  public Application application(String id) {
    return register.get(id);
  }

  @ExactlyOnce
  @Override
  public Application submit(IdempotencyKey key, NewApplication application) {
    return database
        .jdbi()
        .inTransaction(handle -> once(handle, () -> submitted(handle, application)));
  }

  /** Commits the request's key and answer with the work; there is none where no node serves it. */
  private <T> T once(Handle handle, Supplier<T> work) {
    if (idempotency == null) {
      return work.get();
    }
    Idempotency.Part part = idempotency.within(handle.getConnection());
    return part.answer(work.get());
  }

  private Application submitted(Handle handle, NewApplication application) {
    ApplicationType type = application.applicationType();
    int year = today().getYear();
    String reference =
        PlanningRegister.reference(type, year, PlanningRegister.nextNumber(handle, year));
    String id = ids.get();
    while (PlanningRegister.uses(handle, id)) {
      id = ids.get();
    }
    Application submitted =
        new Application(
            id,
            reference,
            type,
            Lifecycle.START.stage(),
            Lifecycle.START.status(),
            application.description(),
            application.site(),
            now(),
            null,
            null,
            null,
            null);
    PlanningRegister.insert(handle, submitted);
    return submitted;
  }

  @Override
  public Application advance(String id, IdempotencyKey key, StepRequest request) {
    Step step = request.step();
    return register.change(
        id,
        before -> {
          Changed after = new Changed(before, step);
          after.validation = validation(before, step);
          if (step == Step.WITHDRAW) {
            after.withdrawnAt = now();
          }
          if (request.consultation() != null) {
            after.consultation = request.consultation();
          }
          return after.application();
        });
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

  @Override
  public Application decide(String id, IdempotencyKey key, Decision decision) {
    return register.change(
        id,
        before -> {
          Changed after = new Changed(before, Step.DECIDE);
          check(decision, before.applicationType(), today());
          after.assessment = Assessment.of(decision, today());
          return after.application();
        });
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

  @Override
  public Application appeal(String id, IdempotencyKey key, NewAppeal appeal) {
    return register.change(
        id,
        before -> {
          Changed after = new Changed(before, Step.APPEAL);
          checkDate("lodgedDate", appeal.lodgedDate(), decided(before));
          after.appeal = Appeal.lodged(appeal);
          return after.application();
        });
  }

  private static @Nullable LocalDate decided(Application application) {
    Assessment assessment = application.assessment();
    if (assessment == null) {
      return null;
    }
    return assessment.committeeDecisionDate() == null
        ? assessment.planningOfficerDecisionDate()
        : assessment.committeeDecisionDate();
  }

  @Override
  public Application advanceAppeal(String id, IdempotencyKey key, AppealStepRequest request) {
    return register.change(
        id,
        before -> {
          Appeal appeal = before.appeal();
          if (before.stage() != ProcessStage.APPEAL || appeal == null) {
            throw new IllegalTransition(
                "application in " + before.state(), "appeal step " + request.step(), Set.of());
          }
          Changed after = new Changed(before);
          checkDate("date", request.date(), null);
          try {
            after.appeal = appeal.after(request);
          } catch (IllegalArgumentException e) {
            throw new InvalidAppeal("/date", String.valueOf(e.getMessage()));
          }
          return after.application();
        });
  }

  @Override
  public Application appealToHighCourt(String id, IdempotencyKey key, NewAppeal appeal) {
    return register.change(
        id,
        before -> {
          Changed after = new Changed(before, Step.APPEAL_TO_HIGH_COURT);
          Appeal inspectors = before.appeal();
          if (inspectors == null || !inspectors.decidedByInspector()) {
            throw new IllegalTransition(
                "application without an inspector's decision", Step.APPEAL_TO_HIGH_COURT, Set.of());
          }
          checkDate("lodgedDate", appeal.lodgedDate(), inspectors.decisionDate());
          after.highCourtAppeal = HighCourtAppeal.lodged(appeal);
          return after.application();
        });
  }

  @Override
  public Application recordRuling(String id, IdempotencyKey key, HighCourtRuling ruling) {
    return register.change(
        id,
        before -> {
          HighCourtAppeal appeal = before.highCourtAppeal();
          if (appeal == null || appeal.decision() != null) {
            throw new IllegalTransition(
                appeal == null
                    ? "application in " + before.state()
                    : "application on which the High Court has ruled",
                "ruling",
                Set.of());
          }
          checkDate("decisionDate", ruling.decisionDate(), appeal.lodgedDate());
          Changed after = new Changed(before);
          after.highCourtAppeal = appeal.ended(ruling);
          return after.application();
        });
  }

  private void checkDate(String name, LocalDate date, @Nullable LocalDate earliest) {
    if (date.isAfter(today())) {
      throw new InvalidAppeal("/" + name, name + " must not be after today: " + date);
    }
    if (earliest != null && date.isBefore(earliest)) {
      throw new InvalidAppeal(
          "/" + name, name + " must not be before " + earliest + ", when it was decided: " + date);
    }
  }

  @Override
  public Page<Document> documents(String id, @Nullable Integer limit, @Nullable Cursor cursor) {
    return papers.documents(register.get(id).id(), Page.limit(limit), cursor);
  }

  @Override
  public Document addDocument(String id, IdempotencyKey key, NewDocument document) {
    return papers.add(
        id,
        application -> {
          check(document.association(), application);
          return document.as(ids.get(), now());
        },
        PlanningPapers.document(id));
  }

  private static void check(FileAssociation association, Application application) {
    boolean ended =
        application.status() == ApplicationStatus.RETURNED
            || application.status() == ApplicationStatus.WITHDRAWN;
    if (ended) {
      throw new DocumentNotAccepted(application.state(), "no document can be added any more");
    }
    boolean fits =
        switch (association) {
          case APPLICATION -> true;
          case APPEAL -> application.appeal() != null;
          case PUBLIC_COMMENT, SPECIALIST_COMMENT -> application.consultation() != null;
        };
    if (!fits) {
      throw new DocumentNotAccepted(
          application.state(),
          association == FileAssociation.APPEAL
              ? "a document of an appeal can be added once there is an appeal"
              : "a document of a comment can be added once there is a consultation");
    }
  }

  @Override
  public PublicComments publicComments(
      String id, @Nullable Integer limit, @Nullable Cursor cursor) {
    return papers.publicComments(register.get(id).id(), Page.limit(limit), cursor);
  }

  @Override
  public PublicComment commentAsPublic(String id, IdempotencyKey key, NewPublicComment comment) {
    return papers.add(
        id,
        application -> {
          checkOpen(application);
          return new PublicComment(
              ids.get(),
              comment.sentiment(),
              Redaction.of(comment.comment(), comment.author()),
              now(),
              now());
        },
        PlanningPapers.publicComment(id, comment));
  }

  @Override
  public SpecialistComments specialistComments(
      String id, @Nullable Integer limit, @Nullable Cursor cursor) {
    return papers.specialistComments(register.get(id).id(), Page.limit(limit), cursor);
  }

  @Override
  public SpecialistComment commentAsSpecialist(
      String id, IdempotencyKey key, NewSpecialistComment comment) {
    return papers.add(
        id,
        application -> {
          checkOpen(application);
          return new SpecialistComment(
              ids.get(),
              comment.organisationSpecialism(),
              comment.jobTitle(),
              comment.reason(),
              comment.sentiment(),
              comment.comment(),
              now(),
              now());
        },
        PlanningPapers.specialistComment(id));
  }

  private void checkOpen(Application application) {
    if (!application.commentsTakenOn(today())) {
      throw new ConsultationClosed(application, today());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), PlanningRegister.LONDON);
  }

  private static Supplier<String> randomIds() {
    SecureRandom random = new SecureRandom();
    return () -> String.format("%08x", random.nextInt());
  }
}
