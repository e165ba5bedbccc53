package org.govnet.api.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.govnet.api.Point;
import org.govnet.api.Uprn;
import org.govnet.api.WireJson;
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
        "{\"title\":\"Canal\",\"location\":{\"type\":\"Point\",\"coordinates\":[-2.5,53.0]}}");
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
    WireJson.assertRoundTrip(
        StepRequest.of(Step.APPEAL_TO_HIGH_COURT), "{\"step\":\"appealToHighCourt\"}");
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
}
