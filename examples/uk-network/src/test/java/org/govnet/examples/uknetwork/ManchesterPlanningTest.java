package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Page;
import org.govnet.api.Point;
import org.govnet.api.ProblemException;
import org.govnet.api.Uprn;
import org.govnet.api.planning.Appeal;
import org.govnet.api.planning.AppealDecision;
import org.govnet.api.planning.AppealStep;
import org.govnet.api.planning.AppealStepRequest;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.ApplicationNotFound;
import org.govnet.api.planning.ApplicationStatus;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.planning.ApplicationType;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.AssessmentDecision;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.Decision;
import org.govnet.api.planning.HighCourtAppeal;
import org.govnet.api.planning.HighCourtDecision;
import org.govnet.api.planning.HighCourtRuling;
import org.govnet.api.planning.InvalidDecision;
import org.govnet.api.planning.Lifecycle;
import org.govnet.api.planning.NewAppeal;
import org.govnet.api.planning.NewApplication;
import org.govnet.api.planning.ProcessStage;
import org.govnet.api.planning.Site;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.StepRequest;
import org.govnet.api.planning.Validation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManchesterPlanningTest {
  // Half past midnight in Britain: still the ninth in UTC.
  private static final Instant NOW = Instant.parse("2026-08-09T23:30:07.5Z");
  private static final IdempotencyKey KEY = IdempotencyKey.of("k-1");
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 10);
  private static final Consultation CONSULTATION =
      new Consultation(LocalDate.of(2026, 8, 10), LocalDate.of(2026, 8, 31), true);

  private final AtomicInteger lastId = new AtomicInteger();
  private final Database database = Database.inMemory();
  private final ManchesterPlanning manchester = replica(database);

  private ManchesterPlanning replica(Database shared) {
    return new ManchesterPlanning(
        shared,
        Clock.fixed(NOW, ZoneOffset.UTC),
        FictionalApplications.manchester(),
        () -> String.format("%08x", lastId.incrementAndGet()));
  }

  @Test
  void twoReplicasAreOneRegister() {
    ManchesterPlanning other = replica(database);
    String id = submit(ApplicationType.AMENDMENT).id();
    assertThat(other.application(id).reference()).isEqualTo("26/0001/OTH");
    assertThat(other.submit(KEY, newApplication(ApplicationType.AMENDMENT)).reference())
        .isEqualTo("26/0002/OTH");
    assertThat(ids(other.applications(null, null, null, null, 100, null))).hasSize(10);
  }

  @Test
  void anotherAuthorityHasItsOwnApplications() {
    Database own = Database.inMemory();
    ManchesterPlanning adur =
        new ManchesterPlanning(own, Clock.fixed(NOW, ZoneOffset.UTC), FictionalApplications.adur());
    assertThat(ids(adur.applications(null, null, null, null, null, null)))
        .containsExactly("a83f5d20", "1c6e90f5", "d04b77e1");
    assertThat(adur.application("d04b77e1").site().boundary()).isNotNull();
    assertThat(FictionalApplications.adur())
        .extracting(Application::id)
        .doesNotContainAnyElementsOf(
            FictionalApplications.manchester().stream().map(Application::id).toList());
  }

  @Test
  void holdsTheApplicationOfTheReadme() {
    Application granted = manchester.application("3fa9c1d2");
    assertThat(granted.reference()).isEqualTo("24/0001/FUL");
    assertThat(granted.decision()).contains(AssessmentDecision.GRANTED);
  }

  @Test
  void theFictionalApplicationsAreWhereTheLifecycleCanBringThem() {
    Set<Lifecycle.State> reachable = new HashSet<>(Set.of(Lifecycle.START));
    Lifecycle.TABLE.rows().forEach(row -> reachable.add(row.to()));
    for (Application it : FictionalApplications.manchester()) {
      assertThat(reachable).contains(it.state());
      assertThat(it.status() == ApplicationStatus.DETERMINED).isEqualTo(it.assessment() != null);
      assertThat(it.status() == ApplicationStatus.WITHDRAWN).isEqualTo(it.withdrawnAt() != null);
      assertThat(it.stage() == ProcessStage.SUBMISSION).isEqualTo(it.validation() == null);
      assertThat(it.stage() == ProcessStage.APPEAL).isEqualTo(it.appeal() != null);
    }
  }

  @Test
  void submitsWithANewIdReferenceAndTime() {
    Application submitted = submit(ApplicationType.PLANNING_PERMISSION);
    assertThat(submitted.id()).isEqualTo("00000001");
    assertThat(submitted.reference()).isEqualTo("26/0001/FUL");
    assertThat(submitted.state()).isEqualTo(Lifecycle.START);
    assertThat(submitted.submittedAt()).isEqualTo("2026-08-09T23:30:07Z");
    assertThat(manchester.application("00000001")).isEqualTo(submitted);
    assertThat(submit(ApplicationType.ADVERT_CONSENT).reference()).isEqualTo("26/0002/OTH");
  }

  @Test
  void passesOverAnIdInUse() {
    Iterator<String> ids = List.of("3fa9c1d2", "00000009").iterator();
    var planning =
        new ManchesterPlanning(
            database,
            Clock.fixed(NOW, ZoneOffset.UTC),
            FictionalApplications.manchester(),
            ids::next);
    assertThat(planning.submit(KEY, newApplication(ApplicationType.APPROVAL)).id())
        .isEqualTo("00000009");
  }

  @Test
  void saysWhichIdItDoesNotHave() {
    assertThatThrownBy(() -> manchester.application("24/0001/FUL"))
        .isInstanceOf(ApplicationNotFound.class)
        .hasMessage(
            "404 application-not-found: no application has the id \"24/0001/FUL\"; a reference is"
                + " searched for instead");
    assertThatThrownBy(() -> manchester.advance("x", KEY, StepRequest.of(Step.RECEIVE)))
        .isInstanceOf(ApplicationNotFound.class);
    assertThatThrownBy(
            () -> manchester.decide("x", KEY, Decision.byOfficer(AssessmentDecision.GRANTED)))
        .isInstanceOf(ApplicationNotFound.class);
  }

  @Test
  void goesFromSubmissionToTheHighCourt() {
    String id = submit(ApplicationType.PLANNING_PERMISSION).id();
    Instant now = Instant.parse("2026-08-09T23:30:07Z");
    assertThat(step(id, Step.RECEIVE).validation()).isEqualTo(new Validation(now, null, null));
    Application consulted = manchester.advance(id, KEY, StepRequest.consult(CONSULTATION));
    assertThat(consulted.validation()).isEqualTo(new Validation(now, now, true));
    assertThat(consulted.consultation()).isEqualTo(CONSULTATION);
    assertThat(step(id, Step.ASSESS).stage()).isEqualTo(ProcessStage.ASSESSMENT);
    Application decided =
        manchester.decide(
            id,
            KEY,
            Decision.byCommittee(
                AssessmentDecision.REFUSED, AssessmentDecision.GRANTED, LocalDate.of(2026, 8, 10)));
    assertThat(decided.status()).isEqualTo(ApplicationStatus.DETERMINED);
    assertThat(assessment(decided).committeeDecisionDate())
        .as("the date in Britain")
        .isEqualTo("2026-08-10");
    manchester.appeal(id, KEY, new NewAppeal("The street is wide.", TODAY));
    for (AppealStepRequest step :
        List.of(
            AppealStepRequest.of(AppealStep.VALIDATE, TODAY),
            AppealStepRequest.of(AppealStep.START, TODAY),
            AppealStepRequest.decide(AppealDecision.DISMISSED, TODAY))) {
      manchester.advanceAppeal(id, KEY, step);
    }
    manchester.appealToHighCourt(id, KEY, new NewAppeal("A policy was left out.", TODAY));
    Application last =
        manchester.recordRuling(id, KEY, new HighCourtRuling(HighCourtDecision.QUASHED, TODAY));
    assertThat(last.appeal())
        .isEqualTo(
            new Appeal(
                "The street is wide.", TODAY, TODAY, TODAY, TODAY, AppealDecision.DISMISSED));
    assertThat(last.highCourtAppeal())
        .isEqualTo(
            new HighCourtAppeal("A policy was left out.", TODAY, TODAY, HighCourtDecision.QUASHED));
    assertThat(last.stage()).isEqualTo(ProcessStage.HIGH_COURT_APPEAL);
    assertThat(last.assessment()).isEqualTo(decided.assessment());
    assertThat(last.consultation()).isEqualTo(CONSULTATION);
  }

  @Test
  void datesAReturnAndAWithdrawal() {
    Instant now = Instant.parse("2026-08-09T23:30:07Z");
    String id = submit(ApplicationType.WORKS_TO_TREES).id();
    step(id, Step.RECEIVE);
    assertThat(step(id, Step.RETURN).validation()).isEqualTo(new Validation(now, now, false));
    String other = submit(ApplicationType.WORKS_TO_TREES).id();
    step(other, Step.RECEIVE);
    Application withdrawn = step(other, Step.WITHDRAW);
    assertThat(withdrawn.withdrawnAt()).isEqualTo(now);
    assertThat(withdrawn.validation()).isEqualTo(new Validation(now, null, null));
  }

  @Test
  void everyIllegalStepIsRefusedAndChangesNothing() {
    int refused = 0;
    for (Application it : FictionalApplications.manchester()) {
      for (Step step : Step.values()) {
        if (!Lifecycle.allowed(it.applicationType(), it.state()).contains(step)) {
          assertThatThrownBy(() -> take(it.id(), step))
              .as("%s of %s", step, it)
              .isInstanceOf(IllegalTransition.class);
          assertThat(manchester.application(it.id())).isEqualTo(it);
          refused++;
        }
      }
    }
    assertThat(refused).isEqualTo(8 * 8 - 10);
  }

  @Test
  void aDecisionHasToFitTheApplication() {
    String priorApproval = "9d3e6a41";
    Decision granted = Decision.byOfficer(AssessmentDecision.GRANTED);
    assertThatThrownBy(() -> manchester.decide(priorApproval, KEY, granted))
        .isInstanceOf(InvalidDecision.class)
        .hasMessageContaining("must be said for type pa, and for no other: the type is pa");
    assertThatThrownBy(
            () -> manchester.decide("c58d0f13", KEY, granted.withPriorApprovalRequired(false)))
        .isInstanceOf(InvalidDecision.class)
        .hasMessageContaining("and for no other: the type is ldc");
    Decision tomorrow =
        Decision.byCommittee(
            AssessmentDecision.GRANTED, AssessmentDecision.GRANTED, LocalDate.of(2026, 8, 11));
    assertThatThrownBy(() -> manchester.decide("c58d0f13", KEY, tomorrow))
        .isInstanceOf(InvalidDecision.class)
        .hasMessage(
            "400 invalid-decision: committeeSentDate must not be after today: 2026-08-11;"
                + " /committeeSentDate: committeeSentDate must not be after today: 2026-08-11");
    assertThat(manchester.application("c58d0f13").status())
        .isEqualTo(ApplicationStatus.UNDETERMINED);
    Application decided =
        manchester.decide(priorApproval, KEY, granted.withPriorApprovalRequired(true));
    assertThat(assessment(decided).priorApprovalRequired()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "24/0001/FUL, , , , 3fa9c1d2",
    ", 990000000001, , , 48e7052c 3fa9c1d2",
    ", , assessment, , 9d3e6a41 c58d0f13 3fa9c1d2",
    ", , , undetermined, 48e7052c b2f810de 9d3e6a41 c58d0f13",
    ", , assessment, undetermined, 9d3e6a41 c58d0f13",
    "24/0001/FUL, , appeal, , ''",
    "24/0001, , , , ''",
    ", , , , 48e7052c b2f810de 9d3e6a41 05acb9f7 e1947bc0 c58d0f13 7b20e4aa 3fa9c1d2"
  })
  void listsWhatMatchesEveryFilterNewestFirst(
      @Nullable String reference,
      @Nullable String uprn,
      @Nullable String stage,
      @Nullable String status,
      String ids) {
    Page<ApplicationSummary> page =
        manchester.applications(
            reference,
            uprn == null ? null : Uprn.of(uprn),
            stage == null ? null : ProcessStage.fromString(stage),
            status == null ? null : ApplicationStatus.fromString(status),
            20,
            null);
    assertThat(String.join(" ", ids(page))).isEqualTo(ids);
    assertThat(page.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 100})
  void pagesHoldEverythingOnceWhateverTheirSize(int limit) {
    List<String> all = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page<ApplicationSummary> page =
          manchester.applications(null, null, null, null, limit, cursor);
      assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
      all.addAll(ids(page));
      assertThat(all).as("a list that goes round in circles").doesNotHaveDuplicates();
      cursor = page.next();
    } while (cursor != null);
    assertThat(all).isEqualTo(ids(manchester.applications(null, null, null, null, 100, null)));
  }

  @Test
  void aListBeingReadIsNotDisturbedByWhatIsAddedOrMovesOn() {
    List<String> before = ids(manchester.applications(null, null, null, null, 100, null));
    List<String> read = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page<ApplicationSummary> page = manchester.applications(null, null, null, null, 3, cursor);
      read.addAll(ids(page));
      assertThat(read).as("a list that goes round in circles").doesNotHaveDuplicates();
      cursor = page.next();
      submit(ApplicationType.PLANNING_PERMISSION);
      take(submitted(), Step.RECEIVE);
    } while (cursor != null);
    assertThat(read).isEqualTo(before);
  }

  @Test
  void aFilteredListGoesOnAfterItsLastItemNoLongerMatches() {
    Page<ApplicationSummary> first =
        manchester.applications(null, null, null, ApplicationStatus.UNDETERMINED, 2, null);
    assertThat(ids(first)).containsExactly("48e7052c", "b2f810de");
    take("b2f810de", Step.WITHDRAW);
    Page<ApplicationSummary> second =
        manchester.applications(null, null, null, ApplicationStatus.UNDETERMINED, 2, first.next());
    assertThat(ids(second)).containsExactly("9d3e6a41", "c58d0f13");
    assertThat(second.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 101})
  void refusesALimitOutOfRange(int limit) {
    assertThatThrownBy(() -> manchester.applications(null, null, null, null, limit, null))
        .isInstanceOf(InvalidPaging.class)
        .satisfies(e -> assertThat(((ProblemException) e).problem().status()).isEqualTo(400))
        .hasMessage(
            "400 invalid-paging: limit must be 1 to 100: %1$s; limit: limit must be 1 to 100: %1$s",
            limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "x_y", "YmVmb3JlOg", "YmVmb3JlOjA1", "bmV4dDo1", "YmVmb3JlOng"})
  void refusesACursorThatIsNotItsOwn(String cursor) {
    assertThatThrownBy(() -> manchester.applications(null, null, null, null, 20, Cursor.of(cursor)))
        .isInstanceOf(InvalidPaging.class)
        .hasMessageContaining("cursor must be the next of a page of this list: \"" + cursor + "\"");
  }

  @Test
  void oneOfManyDecisionsAtOnceIsTaken() throws Exception {
    ManchesterPlanning other = replica(database);
    Decision refused = Decision.byOfficer(AssessmentDecision.REFUSED);
    List<Callable<Application>> many = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      ManchesterPlanning replica = i % 2 == 0 ? manchester : other;
      many.add(() -> replica.decide("c58d0f13", KEY, refused));
    }
    assertThat(Races.taken(many)).isEqualTo(1);
  }

  @Test
  void oneOfAWithdrawalAndADecisionAtOnceIsTaken() throws Exception {
    ManchesterPlanning other = replica(database);
    for (int i = 0; i < 10; i++) {
      String id = submitted();
      step(id, Step.RECEIVE);
      step(id, Step.ASSESS);
      CyclicBarrier start = new CyclicBarrier(2);
      int taken =
          Races.taken(
              List.of(
                  () -> {
                    start.await();
                    return step(id, Step.WITHDRAW);
                  },
                  () -> {
                    start.await();
                    return other.decide(id, KEY, Decision.byOfficer(AssessmentDecision.GRANTED));
                  }));
      assertThat(taken).isEqualTo(1);
      Application after = manchester.application(id);
      assertThat(after.assessment() == null).isNotEqualTo(after.withdrawnAt() == null);
    }
  }

  @Test
  void manyThatSubmitAtOnceGetReferencesOfTheirOwn() throws Exception {
    ManchesterPlanning other = replica(database);
    List<Callable<Application>> many = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      ManchesterPlanning replica = i % 2 == 0 ? manchester : other;
      many.add(() -> replica.submit(KEY, newApplication(ApplicationType.OBLIGATION)));
    }
    assertThat(Races.taken(many)).isEqualTo(24);
    Page<ApplicationSummary> all = manchester.applications(null, null, null, null, 100, null);
    assertThat(all.items()).extracting(ApplicationSummary::reference).doesNotHaveDuplicates();
    assertThat(all.items()).hasSize(8 + 24);
  }

  private Application submit(ApplicationType type) {
    return manchester.submit(KEY, newApplication(type));
  }

  private String submitted() {
    return submit(ApplicationType.LISTED_BUILDING_CONSENT).id();
  }

  private static NewApplication newApplication(ApplicationType type) {
    return new NewApplication(
        type, "A shed", new Site("3 Weft Road, Manchester", null, Point.of(-2.24, 53.48)));
  }

  private Application step(String id, Step step) {
    return manchester.advance(id, KEY, StepRequest.of(step));
  }

  private Application take(String id, Step step) {
    if (step == Step.DECIDE) {
      return manchester.decide(id, KEY, Decision.byOfficer(AssessmentDecision.GRANTED));
    }
    NewAppeal appeal = new NewAppeal("The street is wide.", TODAY);
    return switch (step) {
      case APPEAL -> manchester.appeal(id, KEY, appeal);
      case APPEAL_TO_HIGH_COURT -> manchester.appealToHighCourt(id, KEY, appeal);
      default ->
          manchester.advance(
              id, KEY, new StepRequest(step, step == Step.CONSULT ? CONSULTATION : null));
    };
  }

  private static Assessment assessment(Application decided) {
    return Objects.requireNonNull(decided.assessment());
  }

  private static List<String> ids(Page<ApplicationSummary> page) {
    return page.items().stream().map(ApplicationSummary::id).toList();
  }
}
