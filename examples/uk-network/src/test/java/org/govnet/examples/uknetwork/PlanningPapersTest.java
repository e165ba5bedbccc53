package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.Postcode;
import org.govnet.api.planning.AppealDecision;
import org.govnet.api.planning.AppealStep;
import org.govnet.api.planning.AppealStepRequest;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.CommentAuthor;
import org.govnet.api.planning.CommentTopic;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.ConsultationClosed;
import org.govnet.api.planning.Document;
import org.govnet.api.planning.DocumentNotAccepted;
import org.govnet.api.planning.DocumentType;
import org.govnet.api.planning.FileAssociation;
import org.govnet.api.planning.HighCourtDecision;
import org.govnet.api.planning.HighCourtRuling;
import org.govnet.api.planning.InvalidAppeal;
import org.govnet.api.planning.NewAppeal;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.NewDocument;
import org.govnet.api.planning.NewPublicComment;
import org.govnet.api.planning.NewSpecialistComment;
import org.govnet.api.planning.PublicComment;
import org.govnet.api.planning.PublicCommentSummary;
import org.govnet.api.planning.PublicComments;
import org.govnet.api.planning.PublicSentiment;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.SpecialistComment;
import org.govnet.api.planning.SpecialistCommentSummary;
import org.govnet.api.planning.SpecialistComments;
import org.govnet.api.planning.SpecialistSentiment;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.api.planning.TopicComment;
import org.junit.jupiter.api.Test;

/** Comments, documents and appeals: what lies beside an application. */
class PlanningPapersTest {
  private static final IdempotencyKey KEY = IdempotencyKey.of("k-1");
  private static final LocalDate FIRST = LocalDate.of(2026, 8, 10);
  private static final LocalDate LAST = LocalDate.of(2026, 8, 31);
  private static final CommentAuthor AUTHOR =
      new CommentAuthor("Ada Fictional", "14 Example Street, Exampleton", Postcode.of("ZE1 0AA"));

  private final SetClock clock = new SetClock(Instant.parse("2026-08-10T09:00:00Z"));
  private final AtomicInteger lastId = new AtomicInteger();
  private final Database database = Database.inMemory();
  private final ManchesterPlanning manchester =
      new ManchesterPlanning(
          database,
          clock,
          FictionalApplications.manchester(),
          () -> String.format("%08x", lastId.incrementAndGet()));

  private String consulted() {
    String id =
        manchester
            .submit(
                KEY,
                new NewApplication(
                    ApplicationType.PLANNING_PERMISSION,
                    "A shed",
                    new Site("3 Weft Road, Manchester", null, Point.of(-2.24, 53.48))))
            .id();
    manchester.advance(id, KEY, StepRequest.of(Step.RECEIVE));
    manchester.advance(id, KEY, StepRequest.consult(new Consultation(FIRST, LAST, true)));
    return id;
  }

  private static NewPublicComment comment(PublicSentiment sentiment, String text) {
    return new NewPublicComment(
        sentiment, List.of(new TopicComment(CommentTopic.LIGHT, text)), AUTHOR);
  }

  private static NewSpecialistComment specialist(SpecialistSentiment sentiment) {
    return new NewSpecialistComment(
        "Conservation", "Conservation officer", null, sentiment, "No harm to the street.");
  }

  @Test
  void publishesCommentsWithoutTheirAuthors() {
    String id = consulted();
    PublicComment published =
        manchester.commentAsPublic(
            id,
            KEY,
            comment(
                PublicSentiment.OBJECTION,
                "I, ada fictional of 14 Example Street, Exampleton (ze1 0aa, 0161 496 0000,"
                    + " ada.f@example.org), would sit in the dark. Adam agrees."));
    assertThat(published.commentRedacted())
        .containsExactly(
            new TopicComment(
                CommentTopic.LIGHT,
                "I, [redacted] of [redacted] ([redacted], [redacted], [redacted]), would sit in"
                    + " the dark. Adam agrees."));
    PublicComments answer = manchester.publicComments(id, null, null);
    assertThat(answer.comments().items()).containsExactly(published);
    assertThat(Rows.json(answer)).doesNotContainIgnoringCase("fictional", "14 Example", "ZE1");
  }

  @Test
  void keepsWhoCommentedAndAnswersNobodyWithIt() {
    String id = consulted();
    manchester.commentAsPublic(id, KEY, comment(PublicSentiment.NEUTRAL, "Nothing to say."));
    String kept =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("SELECT submitted FROM planning_public_comment")
                        .mapTo(String.class)
                        .one());
    assertThat(kept).contains("Ada Fictional", "14 Example Street", "ZE1 0AA");
  }

  @Test
  void aCommentThatGrowsWhenRedactedIsStillAComment() {
    String id = consulted();
    PublicComment published =
        manchester.commentAsPublic(
            id, KEY, comment(PublicSentiment.NEUTRAL, "Ada ".repeat(1_000).strip()));
    assertThat(published.commentRedacted().get(0).comment()).hasSize(4_000).doesNotContain("Ada");
  }

  @Test
  void summarisesAllPagesOnEach() {
    String id = consulted();
    List<String> submitted = new ArrayList<>();
    for (PublicSentiment sentiment :
        List.of(
            PublicSentiment.OBJECTION,
            PublicSentiment.SUPPORTIVE,
            PublicSentiment.OBJECTION,
            PublicSentiment.NEUTRAL,
            PublicSentiment.OBJECTION)) {
      submitted.add(0, manchester.commentAsPublic(id, KEY, comment(sentiment, "So.")).id());
    }
    List<String> read = new ArrayList<>();
    Cursor cursor = null;
    do {
      PublicComments answer = manchester.publicComments(id, 2, cursor);
      assertThat(answer.summary()).isEqualTo(PublicCommentSummary.of(3, 1, 1));
      answer.comments().items().forEach(each -> read.add(each.id()));
      cursor = answer.comments().next();
      assertThat(read).hasSizeLessThanOrEqualTo(submitted.size());
    } while (cursor != null);
    assertThat(read).isEqualTo(submitted);
    assertThat(manchester.publicComments("3fa9c1d2", null, null).summary())
        .isEqualTo(PublicCommentSummary.of(0, 0, 0));
  }

  @Test
  void specialistsCommentInAnOffice() {
    String id = consulted();
    manchester.commentAsSpecialist(id, KEY, specialist(SpecialistSentiment.AMENDMENTS_NEEDED));
    SpecialistComment second =
        manchester.commentAsSpecialist(id, KEY, specialist(SpecialistSentiment.APPROVED));
    SpecialistComments answer = manchester.specialistComments(id, 1, null);
    assertThat(answer.summary()).isEqualTo(SpecialistCommentSummary.of(1, 1, 0));
    assertThat(answer.comments().items()).containsExactly(second);
    assertThat(answer.comments().next()).isNotNull();
  }

  @Test
  void takesCommentsOnTheConsultationsDaysInBritain() {
    String id = consulted();
    NewPublicComment comment = comment(PublicSentiment.NEUTRAL, "So.");
    clock.now = Instant.parse("2026-08-31T22:59:59Z");
    manchester.commentAsPublic(id, KEY, comment);
    manchester.commentAsSpecialist(id, KEY, specialist(SpecialistSentiment.OBJECTED));
    clock.now = Instant.parse("2026-08-31T23:00:00Z");
    assertThatThrownBy(() -> manchester.commentAsPublic(id, KEY, comment))
        .isInstanceOf(ConsultationClosed.class)
        .hasMessage(
            "409 consultation-closed: comments are taken in stage consultation, status"
                + " undetermined, between its dates; the application is in stage consultation,"
                + " status undetermined, its consultation is from 2026-08-10 to 2026-08-31, and"
                + " today is 2026-09-01");
    assertThatThrownBy(
            () -> manchester.commentAsSpecialist(id, KEY, specialist(SpecialistSentiment.APPROVED)))
        .isInstanceOf(ConsultationClosed.class);
    clock.now = Instant.parse("2026-08-20T12:00:00Z");
    manchester.advance(id, KEY, StepRequest.of(Step.ASSESS));
    assertThatThrownBy(() -> manchester.commentAsPublic(id, KEY, comment))
        .isInstanceOf(ConsultationClosed.class)
        .hasMessageContaining("in stage assessment");
    assertThatThrownBy(() -> manchester.commentAsPublic("48e7052c", KEY, comment))
        .hasMessageContaining("in stage submission, status undetermined, and has no consultation");
    assertThat(manchester.publicComments(id, null, null).summary().totalComments()).isEqualTo(1);
  }

  @Test
  void noCommentComesAfterAWithdrawalAtTheSameTime() throws InterruptedException {
    String id = consulted();
    NewPublicComment comment = comment(PublicSentiment.NEUTRAL, "So.");
    List<Callable<Object>> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(() -> manchester.commentAsPublic(id, KEY, comment));
    }
    many.add(6, () -> manchester.advance(id, KEY, StepRequest.of(Step.WITHDRAW)));
    int taken = Races.taken(many);
    assertThat(manchester.publicComments(id, null, null).summary().totalComments())
        .isEqualTo(taken - 1);
    assertThatThrownBy(() -> manchester.commentAsPublic(id, KEY, comment))
        .isInstanceOf(ConsultationClosed.class);
  }

  private static NewDocument document(String name, FileAssociation association) {
    return new NewDocument(
        name,
        association,
        List.of(DocumentType.of("sitePlan.proposed")),
        "application/pdf",
        Instant.parse("2026-08-01T10:00:00Z"),
        482_133,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  }

  @Test
  void listsWhatIsKnownOfDocuments() {
    Document plan =
        manchester.addDocument("48e7052c", KEY, document("Plan", FileAssociation.APPLICATION));
    Document section =
        manchester.addDocument("48e7052c", KEY, document("Section", FileAssociation.APPLICATION));
    assertThat(plan.submittedAt()).isEqualTo("2026-08-10T09:00:00Z");
    Page<Document> page = manchester.documents("48e7052c", 1, null);
    assertThat(page.items()).containsExactly(section);
    Page<Document> rest = manchester.documents("48e7052c", 1, page.next());
    assertThat(rest.items()).containsExactly(plan);
    assertThat(rest.next()).isNull();
    assertThat(manchester.documents("3fa9c1d2", null, null).items()).isEmpty();
  }

  @Test
  void takesADocumentWhereItBelongs() {
    manchester.addDocument("7b20e4aa", KEY, document("Statement", FileAssociation.APPEAL));
    assertThatThrownBy(
            () -> manchester.addDocument("48e7052c", KEY, document("A", FileAssociation.APPEAL)))
        .isInstanceOf(DocumentNotAccepted.class)
        .hasMessage(
            "409 document-not-accepted: the application is in stage submission, status"
                + " undetermined; a document of an appeal can be added once there is an appeal");
    assertThatThrownBy(
            () ->
                manchester.addDocument(
                    "48e7052c", KEY, document("A", FileAssociation.PUBLIC_COMMENT)))
        .isInstanceOf(DocumentNotAccepted.class)
        .hasMessageEndingWith("once there is a consultation");
    for (String ended : List.of("e1947bc0", "05acb9f7")) {
      assertThatThrownBy(
              () -> manchester.addDocument(ended, KEY, document("A", FileAssociation.APPLICATION)))
          .isInstanceOf(DocumentNotAccepted.class)
          .hasMessageEndingWith("no document can be added any more");
    }
  }

  @Test
  void everythingBesideAnApplicationNeedsOne() {
    NewAppeal appeal = new NewAppeal("The street is wide.", FIRST);
    for (Callable<Object> call :
        List.<Callable<Object>>of(
            () -> manchester.documents("x", null, null),
            () -> manchester.addDocument("x", KEY, document("A", FileAssociation.APPLICATION)),
            () -> manchester.publicComments("x", null, null),
            () -> manchester.commentAsPublic("x", KEY, comment(PublicSentiment.NEUTRAL, "So.")),
            () -> manchester.specialistComments("x", null, null),
            () ->
                manchester.commentAsSpecialist("x", KEY, specialist(SpecialistSentiment.OBJECTED)),
            () -> manchester.appeal("x", KEY, appeal),
            () ->
                manchester.advanceAppeal(
                    "x", KEY, AppealStepRequest.of(AppealStep.VALIDATE, FIRST)),
            () -> manchester.appealToHighCourt("x", KEY, appeal),
            () ->
                manchester.recordRuling(
                    "x", KEY, new HighCourtRuling(HighCourtDecision.DISMISSED, FIRST)))) {
      assertThatThrownBy(call::call).isInstanceOf(ApplicationNotFound.class);
    }
    for (Callable<Object> call :
        List.<Callable<Object>>of(
            () -> manchester.documents("3fa9c1d2", 0, null),
            () -> manchester.publicComments("3fa9c1d2", 101, null),
            () -> manchester.specialistComments("3fa9c1d2", null, Cursor.of("x")))) {
      assertThatThrownBy(call::call).isInstanceOf(InvalidPaging.class);
    }
  }

  @Test
  void anAppealIsDatedAfterTheDecisionAndNotInTheFuture() {
    // 3fa9c1d2 was decided on 1 March 2024.
    LocalDate before = LocalDate.of(2024, 2, 29);
    assertThatThrownBy(() -> manchester.appeal("3fa9c1d2", KEY, new NewAppeal("why", before)))
        .isInstanceOf(InvalidAppeal.class)
        .hasMessageContaining(
            "lodgedDate must not be before 2024-03-01, when it was decided: 2024-02-29");
    assertThatThrownBy(
            () -> manchester.appeal("3fa9c1d2", KEY, new NewAppeal("why", FIRST.plusDays(1))))
        .isInstanceOf(InvalidAppeal.class)
        .hasMessageContaining("lodgedDate must not be after today: 2026-08-11");
    assertThatThrownBy(
            () ->
                manchester.advanceAppeal(
                    "7b20e4aa",
                    KEY,
                    AppealStepRequest.decide(AppealDecision.ALLOWED, LocalDate.of(2024, 9, 1))))
        .isInstanceOf(InvalidAppeal.class)
        .hasMessageContaining(
            "decisionDate must not be before 2024-09-02, the step before it: 2024-09-01");
  }

  @Test
  void onlyAnInspectorsDecisionGoesToTheHighCourt() {
    NewAppeal toCourt = new NewAppeal("A policy was left out.", FIRST);
    HighCourtRuling ruling = new HighCourtRuling(HighCourtDecision.DISMISSED, FIRST);
    assertThatThrownBy(() -> manchester.appealToHighCourt("7b20e4aa", KEY, toCourt))
        .isInstanceOf(IllegalTransition.class)
        .hasMessageContaining("application without an inspector's decision");
    assertThatThrownBy(() -> manchester.recordRuling("7b20e4aa", KEY, ruling))
        .isInstanceOf(IllegalTransition.class);
    assertThatThrownBy(
            () ->
                manchester.advanceAppeal(
                    "3fa9c1d2", KEY, AppealStepRequest.of(AppealStep.VALIDATE, FIRST)))
        .isInstanceOf(IllegalTransition.class);
    manchester.advanceAppeal(
        "7b20e4aa", KEY, AppealStepRequest.of(AppealStep.WITHDRAW, LocalDate.of(2024, 10, 1)));
    assertThatThrownBy(() -> manchester.appealToHighCourt("7b20e4aa", KEY, toCourt))
        .isInstanceOf(IllegalTransition.class);
    assertThatThrownBy(
            () ->
                manchester.advanceAppeal(
                    "7b20e4aa", KEY, AppealStepRequest.of(AppealStep.WITHDRAW, FIRST)))
        .isInstanceOf(IllegalTransition.class)
        .hasMessage(
            "409 illegal-transition: withdraw is not allowed for appeal in state decided; allowed:"
                + " nothing");
  }

  @Test
  void theCourtRulesOnce() throws InterruptedException {
    manchester.advanceAppeal(
        "7b20e4aa",
        KEY,
        AppealStepRequest.decide(AppealDecision.SPLIT_DECISION, LocalDate.of(2024, 10, 1)));
    manchester.appealToHighCourt(
        "7b20e4aa", KEY, new NewAppeal("A policy was left out.", LocalDate.of(2024, 11, 1)));
    assertThatThrownBy(
            () ->
                manchester.recordRuling(
                    "7b20e4aa",
                    KEY,
                    new HighCourtRuling(HighCourtDecision.QUASHED, LocalDate.of(2024, 10, 31))))
        .isInstanceOf(InvalidAppeal.class);
    HighCourtRuling ruling = new HighCourtRuling(HighCourtDecision.QUASHED, FIRST);
    List<Callable<Object>> many = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      many.add(() -> manchester.recordRuling("7b20e4aa", KEY, ruling));
    }
    assertThat(Races.taken(many)).isEqualTo(1);
  }
}
