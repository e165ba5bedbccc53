package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.LegalBasis;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.Postcode;
import org.govnet.api.Purpose;
import org.govnet.api.Uprn;
import org.govnet.api.planning.AppealDecision;
import org.govnet.api.planning.AppealStep;
import org.govnet.api.planning.AppealStepRequest;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.CommentAuthor;
import org.govnet.api.planning.CommentTopic;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.ConsultationClosed;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.DocumentType;
import org.govnet.api.planning.FileAssociation;
import org.govnet.api.planning.HighCourtDecision;
import org.govnet.api.planning.HighCourtRuling;
import org.govnet.api.planning.NewAppeal;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.NewDocument;
import org.govnet.api.planning.NewPublicComment;
import org.govnet.api.planning.NewSpecialistComment;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.planning.PublicSentiment;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.SpecialistSentiment;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.api.planning.TopicComment;
import org.jspecify.annotations.Nullable;

/** An extension's way through planning, to the High Court. */
final class PlanningJourneys {
  private final Nodes nodes;
  private final Clock clock;
  private @Nullable Application submitted;

  PlanningJourneys(Nodes nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  String readTheRegister() {
    PlanningApplications planning = leeds();
    int pages = 0;
    int applications = 0;
    Cursor cursor = null;
    do {
      Page<ApplicationSummary> page = planning.applications(null, null, null, null, 3, cursor);
      pages++;
      applications += page.items().size();
      cursor = page.next();
    } while (cursor != null);
    Application known = planning.application("3fa9c1d2");
    return applications + " applications on " + pages + " pages; 3fa9c1d2 is " + known.reference();
  }

  String submitTwice() {
    PlanningApplications planning = leeds();
    IdempotencyKey key = IdempotencyKey.random();
    Application first = planning.submit(key, extension(-2.2446, 53.4794));
    Application again = planning.submit(key, extension(-2.2446, 53.4794));
    Expect.same("the second submission", first, again);
    NewDocument plan =
        new NewDocument(
            "Site plan",
            FileAssociation.APPLICATION,
            List.of(DocumentType.of("sitePlan.proposed")),
            "application/pdf",
            first.submittedAt(),
            48_213,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    planning.addDocument(first.id(), IdempotencyKey.random(), plan);
    int documents = planning.documents(first.id(), null, null).items().size();
    submitted = first;
    return first.reference()
        + " is in "
        + first.stage()
        + ", and there is one of it, with "
        + documents
        + " document";
  }

  /** The public and specialists are asked, and heard for as long as the consultation lasts. */
  String consult() {
    String id = submittedId();
    PlanningApplications staff = staff();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Expect.problem(ConsultationClosed.class, () -> object(id));
    staff.advance(id, IdempotencyKey.random(), StepRequest.of(Step.RECEIVE));
    staff.advance(
        id,
        IdempotencyKey.random(),
        StepRequest.consult(new Consultation(today, today.plusDays(21), true)));
    object(id);
    leeds()
        .commentAsSpecialist(
            id,
            IdempotencyKey.random(),
            new NewSpecialistComment(
                "Highways", null, null, SpecialistSentiment.APPROVED, "No effect on the road"));
    var comments = leeds().publicComments(id, null, null);
    var specialists = leeds().specialistComments(id, null, null);
    staff.advance(id, IdempotencyKey.random(), StepRequest.of(Step.ASSESS));
    String closed = Expect.problem(ConsultationClosed.class, () -> object(id));
    return comments.summary().totalComments()
        + " public and "
        + specialists.comments().items().size()
        + " specialist comment heard; one more: "
        + closed;
  }

  /** Decided, appealed, and to the High Court: each step once, and none out of order. */
  String decideAndAppeal() {
    String id = submittedId();
    PlanningApplications staff = staff();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    NewAppeal appeal = new NewAppeal("The extension harms nobody's light", today);
    String early =
        Expect.problem(
            IllegalTransition.class, () -> staff.appeal(id, IdempotencyKey.random(), appeal));
    Application decided =
        staff.decide(id, IdempotencyKey.random(), Decision.byOfficer(AssessmentDecision.REFUSED));
    staff.appeal(id, IdempotencyKey.random(), appeal);
    staff.advanceAppeal(
        id, IdempotencyKey.random(), AppealStepRequest.of(AppealStep.VALIDATE, today));
    staff.advanceAppeal(id, IdempotencyKey.random(), AppealStepRequest.of(AppealStep.START, today));
    staff.advanceAppeal(
        id, IdempotencyKey.random(), AppealStepRequest.decide(AppealDecision.DISMISSED, today));
    staff.appealToHighCourt(
        id, IdempotencyKey.random(), new NewAppeal("The inspector erred in law", today));
    Application ruled =
        staff.recordRuling(
            id, IdempotencyKey.random(), new HighCourtRuling(HighCourtDecision.DISMISSED, today));
    return "an appeal before there is a decision: "
        + early
        + "; "
        + decided.decision().orElseThrow()
        + ", appeal dismissed, now in "
        + ruled.stage();
  }

  /** Who answers for a place is asked of the directory: a district's planning is its own. */
  Application submitIn(AreaCode area, String from) {
    return nodes
        .at(from)
        .govnet()
        .client(PlanningApplications.class, area)
        .submit(IdempotencyKey.random(), extension(-0.2763, 50.8336));
  }

  String submittedId() {
    Application application = submitted;
    if (application == null) {
      throw new IllegalStateException("nothing was submitted");
    }
    return application.id();
  }

  private Object object(String id) {
    return nodes
        .at("leeds")
        .govnet()
        .forPurpose(Purpose.of("planning-consultation"), LegalBasis.publicTask())
        .client(PlanningApplications.class)
        .commentAsPublic(
            id,
            IdempotencyKey.random(),
            new NewPublicComment(
                PublicSentiment.OBJECTION,
                List.of(new TopicComment(CommentTopic.LIGHT, "It takes the morning sun")),
                new CommentAuthor("Ambrose Fell", "14 Example Street", Postcode.of("M1 1AA"))));
  }

  private static NewApplication extension(double longitude, double latitude) {
    return new NewApplication(
        ApplicationType.PLANNING_PERMISSION,
        "Single storey rear extension",
        new Site(
            "12 Example Street", Uprn.of("100012345678"), Point.of(longitude, latitude), null));
  }

  private PlanningApplications leeds() {
    return nodes.at("leeds").govnet().client(PlanningApplications.class);
  }

  /** Manchester's own officers, whose system is a client of their own node. */
  private PlanningApplications staff() {
    return nodes.manchesterStaff().client(PlanningApplications.class);
  }
}
