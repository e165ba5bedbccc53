package org.govnet.api.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.govnet.api.Point;
import org.govnet.api.Postcode;
import org.govnet.api.Uprn;
import org.govnet.api.WireJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanningJsonTest {
  private static final Site SITE =
      new Site("1 Cottonmaster Row", Uprn.of("990000000001"), Point.of(-2.23, 53.48));
  private static final String SITE_JSON =
      """
      {"title":"1 Cottonmaster Row","uprn":"990000000001",
       "location":{"type":"Point","coordinates":[-2.23,53.48]}}
      """;

  @Test
  void aSite() {
    WireJson.assertRoundTrip(SITE, SITE_JSON);
    WireJson.assertRoundTrip(
        new Site("Canal", null, Point.of(-2.5, 53)),
        "{\"title\":\"Canal\",\"location\":{\"type\":\"Point\",\"coordinates\":[-2.5,53]}}");
  }

  @Test
  void anApplication() {
    WireJson.assertRoundTrip(
        new Application(
            "3fa9c1d2",
            "24/0001/FUL",
            ApplicationType.PLANNING_PERMISSION,
            ProcessStage.HIGH_COURT_APPEAL,
            ApplicationStatus.DETERMINED,
            "Extension",
            SITE,
            Instant.parse("2024-01-08T09:12:00Z"),
            Instant.parse("2024-01-09T09:12:00Z"),
            new Validation(
                Instant.parse("2024-01-08T09:30:00Z"), Instant.parse("2024-01-10T14:05:00Z"), true),
            new Consultation(LocalDate.of(2024, 1, 11), LocalDate.of(2024, 2, 1), true),
            Assessment.of(
                Decision.byOfficer(AssessmentDecision.GRANTED), LocalDate.of(2024, 3, 1))),
        """
        {"id":"3fa9c1d2","reference":"24/0001/FUL","applicationType":"pp",
         "stage":"highCourtAppeal","status":"determined","description":"Extension","site":%s,
         "submittedAt":"2024-01-08T09:12:00Z","withdrawnAt":"2024-01-09T09:12:00Z",
         "validation":{"receivedAt":"2024-01-08T09:30:00Z","validatedAt":"2024-01-10T14:05:00Z",
                       "isValid":true},
         "consultation":{"startDate":"2024-01-11","endDate":"2024-02-01","siteNotice":true},
         "assessment":{"planningOfficerDecision":"granted",
                       "planningOfficerDecisionDate":"2024-03-01"}}
        """
            .formatted(SITE_JSON));
  }

  @Test
  void aSummary() {
    WireJson.assertRoundTrip(
        new ApplicationSummary(
            "3fa9c1d2",
            "24/0001/FUL",
            ApplicationType.LAWFUL_DEVELOPMENT_CERTIFICATE,
            ProcessStage.SUBMISSION,
            ApplicationStatus.UNDETERMINED,
            SITE,
            Instant.parse("2024-01-08T09:12:00Z")),
        """
        {"id":"3fa9c1d2","reference":"24/0001/FUL","applicationType":"ldc","stage":"submission",
         "status":"undetermined","site":%s,"submittedAt":"2024-01-08T09:12:00Z"}
        """
            .formatted(SITE_JSON));
  }

  @Test
  void whatIsSubmitted() {
    WireJson.assertRoundTrip(
        new NewApplication(ApplicationType.LISTED_BUILDING_CONSENT, "New windows", SITE),
        "{\"applicationType\":\"listed\",\"description\":\"New windows\",\"site\":%s}"
            .formatted(SITE_JSON));
    assertThatThrownBy(() -> new NewApplication(ApplicationType.AMENDMENT, " ", SITE))
        .hasMessage("description must be 1 to 4,000 characters and not blank: 1");
  }

  @Test
  void aStep() {
    WireJson.assertRoundTrip(StepRequest.of(Step.RECEIVE), "{\"step\":\"receive\"}");
    WireJson.assertRoundTrip(
        StepRequest.consult(
            new Consultation(LocalDate.of(2024, 1, 11), LocalDate.of(2024, 2, 1), false)),
        """
        {"step":"consult",
         "consultation":{"startDate":"2024-01-11","endDate":"2024-02-01","siteNotice":false}}
        """);
  }

  @Test
  void aStepWithoutWhatItNeedsIsRefused() {
    assertThatThrownBy(() -> StepRequest.of(Step.DECIDE))
        .hasMessage("decide is not among the steps: POST to decision instead");
    assertThatThrownBy(() -> StepRequest.of(Step.APPEAL))
        .hasMessage("appeal is not among the steps: POST to appeal instead");
    assertThatThrownBy(() -> StepRequest.of(Step.APPEAL_TO_HIGH_COURT))
        .hasMessage("appealToHighCourt is not among the steps: POST to high-court-appeal instead");
    assertThatThrownBy(() -> StepRequest.of(Step.CONSULT))
        .hasMessage("consultation must be there for the step consult, and for no other: consult");
    LocalDate day = LocalDate.of(2024, 1, 11);
    assertThatThrownBy(() -> new StepRequest(Step.ASSESS, new Consultation(day, day, true)))
        .hasMessage("consultation must be there for the step consult, and for no other: assess");
    assertThatThrownBy(() -> new Consultation(day, day.minusDays(1), true))
        .hasMessage(
            "a consultation's endDate must not be before its startDate: 2024-01-10 is before"
                + " 2024-01-11");
  }

  @Test
  void aDecision() {
    WireJson.assertRoundTrip(
        Decision.byOfficer(AssessmentDecision.GRANTED), "{\"decision\":\"granted\"}");
    WireJson.assertRoundTrip(
        Decision.byCommittee(
                AssessmentDecision.REFUSED, AssessmentDecision.GRANTED, LocalDate.of(2024, 5, 2))
            .withPriorApprovalRequired(true),
        """
        {"decision":"refused","planningOfficerRecommendation":"granted",
         "committeeSentDate":"2024-05-02","priorApprovalRequired":true}
        """);
    assertThatThrownBy(
            () -> new Decision(AssessmentDecision.REFUSED, AssessmentDecision.GRANTED, null, null))
        .hasMessage(
            "planningOfficerRecommendation and committeeSentDate go together: both for a"
                + " committee's decision, neither for a planning officer's");
  }

  @Test
  void anAssessment() {
    LocalDate day = LocalDate.of(2024, 5, 16);
    Assessment byCommittee =
        Assessment.of(
            Decision.byCommittee(
                    AssessmentDecision.REFUSED, AssessmentDecision.GRANTED, day.minusDays(14))
                .withPriorApprovalRequired(false),
            day);
    WireJson.assertRoundTrip(
        byCommittee,
        """
        {"planningOfficerRecommendation":"granted","committeeSentDate":"2024-05-02",
         "committeeDecision":"refused","committeeDecisionDate":"2024-05-16",
         "priorApprovalRequired":false}
        """);
    assertThat(byCommittee.decision()).contains(AssessmentDecision.REFUSED);
    assertThat(Assessment.of(Decision.byOfficer(AssessmentDecision.GRANTED), day).decision())
        .contains(AssessmentDecision.GRANTED);
    AssessmentDecision granted = AssessmentDecision.GRANTED;
    assertThatThrownBy(() -> new Assessment(granted, day, null, null, granted, day, null))
        .hasMessage(
            "an assessment has planningOfficerDecision, or planningOfficerRecommendation and"
                + " committeeDecision, not both");
  }

  @Test
  void aValidationBeforeTheCheckHasNoResult() {
    WireJson.assertRoundTrip(
        new Validation(Instant.parse("2024-01-08T09:30:00Z"), null, null),
        "{\"receivedAt\":\"2024-01-08T09:30:00Z\"}");
  }

  @Test
  void theCodesAreTheSources() {
    assertThat(codes(ProcessStage.values()))
        .isEqualTo("submission validation consultation assessment appeal highCourtAppeal");
    assertThat(codes(ApplicationStatus.values()))
        .isEqualTo("returned withdrawn determined undetermined");
    assertThat(codes(AssessmentDecision.values())).isEqualTo("granted refused");
    assertThat(codes(AppealDecision.values()))
        .isEqualTo("allowed dismissed splitDecision withdrawn");
    assertThat(codes(ApplicationType.values()))
        .isEqualTo(
            "advertConsent amendment approval complianceConfirmation environmentalImpact"
                + " hazardousSubstanceConsent hedgerowRemovalNotice landDrainageConsent ldc listed"
                + " notifyCompletion obligation onshoreExtractionOilAndGas pa pp rightsOfWayOrder"
                + " wtt");
  }

  @Test
  void aCodeInAQueryIsTheOneInABody() {
    for (ProcessStage stage : ProcessStage.values()) {
      assertThat(ProcessStage.fromString(stage.toString())).isEqualTo(stage);
      WireJson.assertRoundTrip(stage, "\"" + stage + "\"");
    }
    assertThatThrownBy(() -> AssessmentDecision.fromString("GRANTED"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decision must be one of granted, refused: \"GRANTED\"");
  }

  private static String codes(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::toString).collect(Collectors.joining(" "));
  }

  @Test
  void anAppealWhoseDatesMakeNoSenseIsRefused() {
    LocalDate day = LocalDate.of(2024, 5, 16);
    assertThatThrownBy(() -> new Appeal("why", day, null, day, null, null))
        .hasMessage("startedDate needs validatedDate, which is not there");
    assertThatThrownBy(() -> new Appeal("why", day, day.minusDays(1), null, null, null))
        .hasMessage("validatedDate must not be before 2024-05-16, the step before it: 2024-05-15");
    assertThatThrownBy(() -> new Appeal("why", day, null, null, day, null))
        .hasMessage("decision and decisionDate go together: both or neither");
    assertThatThrownBy(() -> new Appeal("why", day, null, null, day, AppealDecision.ALLOWED))
        .hasMessage("decision allowed needs startedDate, which is not there");
    assertThatThrownBy(
            () -> new HighCourtAppeal("why", day, day.minusDays(1), HighCourtDecision.QUASHED))
        .hasMessage("decisionDate must not be before lodgedDate, 2024-05-16: 2024-05-15");
    assertThatThrownBy(() -> AppealStepRequest.of(AppealStep.DECIDE, day))
        .hasMessage("decision must be there for the step decide, and for no other: decide");
    assertThatThrownBy(() -> AppealStepRequest.decide(AppealDecision.WITHDRAWN, day))
        .hasMessage("to withdraw is a step of its own: use withdraw");
  }

  @Test
  void aCommentIsAboutEachTopicOnce() {
    CommentAuthor author =
        new CommentAuthor("Ada Fictional", "14 Example Street", Postcode.of("ZE1 0AA"));
    TopicComment light = new TopicComment(CommentTopic.LIGHT, "Too dark");
    assertThatThrownBy(
            () -> new NewPublicComment(PublicSentiment.NEUTRAL, List.of(light, light), author))
        .hasMessage(
            "comment must be about 1 to 8 topics, each once; join what is about the same: it has 2"
                + " parts about 1 topics");
    assertThatThrownBy(() -> new NewPublicComment(PublicSentiment.NEUTRAL, List.of(), author))
        .hasMessageEndingWith("it has 0 parts about 0 topics");
  }

  @Test
  void whoCommentsIsNotShownInALog() {
    CommentAuthor author =
        new CommentAuthor("Ada Fictional", "14 Example Street", Postcode.of("ZE1 0AA"));
    TopicComment light = new TopicComment(CommentTopic.LIGHT, "I, Ada, sit in the dark");
    NewPublicComment comment =
        new NewPublicComment(PublicSentiment.NEUTRAL, List.of(light), author);
    for (Object shown : List.of(author, light, comment)) {
      assertThat(shown.toString()).doesNotContain("Ada", "Example", "ZE1");
    }
  }

  @Test
  void aDocumentIsCheckedWithoutItsContent() {
    Instant made = Instant.parse("2024-01-05T16:00:00Z");
    List<DocumentType> plan = List.of(DocumentType.of("sitePlan.proposed"));
    String digest = "0".repeat(64);
    FileAssociation part = FileAssociation.APPLICATION;
    assertThatThrownBy(
            () -> new NewDocument("Plan", part, List.of(), "application/pdf", made, 1, digest))
        .hasMessage("type must have 1 to 10 codes: 0");
    assertThatThrownBy(() -> new NewDocument("Plan", part, plan, "PDF", made, 1, digest))
        .hasMessage(
            "mimeType must be one in lower case without parameters, as in application/pdf: \"PDF\"");
    assertThatThrownBy(
            () -> new NewDocument("Plan", part, plan, "application/pdf", made, 0, digest))
        .hasMessage("bytes must be at least 1: 0");
    assertThatThrownBy(() -> new NewDocument("Plan", part, plan, "application/pdf", made, 1, "0f"))
        .hasMessage("sha256 must be 64 lower-case hexadecimal digits: \"0f\"");
    assertThatThrownBy(() -> DocumentType.of("Site plan"))
        .hasMessage("document type must be a code as in sitePlan.proposed: \"Site plan\"");
  }

  @Test
  void aSummaryAddsUp() {
    assertThat(PublicCommentSummary.of(3, 1, 2).totalComments()).isEqualTo(6);
    assertThatThrownBy(
            () -> new PublicCommentSummary(5, new PublicCommentSummary.Sentiments(3, 1, 2)))
        .hasMessage("totalComments must be the sum of the sentiments, 6: 5");
    assertThatThrownBy(
            () -> new SpecialistCommentSummary(0, new SpecialistCommentSummary.Sentiments(0, 0, 1)))
        .hasMessage("totalComments must be the sum of the sentiments, 1: 0");
  }

  /** An application that is somewhere. */
  static Application in(
      ProcessStage stage, ApplicationStatus status, @Nullable Consultation consultation) {
    return new Application(
        "3fa9c1d2",
        "24/0001/FUL",
        ApplicationType.PLANNING_PERMISSION,
        stage,
        status,
        "Extension",
        SITE,
        Instant.parse("2024-01-08T09:12:00Z"),
        null,
        null,
        consultation,
        null);
  }
}
