package org.govnet.api.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.govnet.api.planning.Lifecycle.State;

/** What holds for an application and its appeal whatever is tried, in whatever order. */
class LifecyclePropertyTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Property(tries = 200)
  void noStepsLeadToAStateThatMakesNoSense(
      @ForAll ApplicationType type, @ForAll @Size(max = 30) List<Step> steps) {
    State state = Lifecycle.START;
    boolean ended = false;
    for (Step step : steps) {
      State before = state;
      Set<Step> allowed = Lifecycle.allowed(type, before);
      try {
        state = Lifecycle.after(type, before, step);
        assertThat(allowed).contains(step);
        assertThat(ended).as("a step after the end").isFalse();
      } catch (IllegalTransition e) {
        assertThat(allowed).doesNotContain(step);
        assertThat(state).isEqualTo(before);
      }
      assertThat(state.stage()).as("never back").isGreaterThanOrEqualTo(before.stage());
      ended |=
          state.status() == ApplicationStatus.WITHDRAWN
              || state.status() == ApplicationStatus.RETURNED;
      assertThat(state.stage() == ProcessStage.CONSULTATION && !type.hasConsultation()).isFalse();
      if (state.stage().compareTo(ProcessStage.ASSESSMENT) > 0) {
        assertThat(state.status()).isEqualTo(ApplicationStatus.DETERMINED);
      }
      if (state.status() == ApplicationStatus.RETURNED) {
        assertThat(state.stage()).isEqualTo(ProcessStage.VALIDATION);
      }
    }
  }

  @Property(tries = 200)
  void anAppealHasItsDatesInOrderAndEndsOnce(@ForAll("appealSteps") List<AppealStepRequest> steps) {
    Appeal appeal = Appeal.lodged(new NewAppeal("The street is wide.", FIRST));
    for (AppealStepRequest step : steps) {
      Appeal before = appeal;
      boolean legal = AppealLifecycle.TABLE.allowed(before.state()).contains(step.step());
      try {
        appeal = before.after(step);
        assertThat(legal).isTrue();
        assertThat(before.decision()).as("it ends once").isNull();
        assertThat(appeal.state())
            .isEqualTo(AppealLifecycle.TABLE.after(before.state(), step.step()));
      } catch (IllegalTransition e) {
        assertThat(legal).isFalse();
      } catch (IllegalArgumentException e) {
        assertThat(legal).isTrue();
        assertThat(e).hasMessageContaining("must not be before");
      }
      if (appeal.decidedByInspector()) {
        assertThat(appeal.startedDate()).isNotNull();
      }
    }
  }

  @Property(tries = 200)
  void commentsAreTakenOnTheConsultationsDaysAndNoOthers(
      @ForAll ProcessStage stage,
      @ForAll ApplicationStatus status,
      @ForAll @IntRange(min = 0, max = 40) int start,
      @ForAll @IntRange(min = 0, max = 40) int length,
      @ForAll @IntRange(min = 0, max = 90) int today) {
    Consultation consultation =
        new Consultation(FIRST.plusDays(start), FIRST.plusDays(start + length), true);
    boolean expected =
        stage == ProcessStage.CONSULTATION
            && status == ApplicationStatus.UNDETERMINED
            && today >= start
            && today <= start + length;
    Application application = PlanningJsonTest.in(stage, status, consultation);
    LocalDate day = FIRST.plusDays(today);
    assertThat(application.commentsTakenOn(day)).isEqualTo(expected);
    assertThat(PlanningJsonTest.in(stage, status, null).commentsTakenOn(day)).isFalse();
    assertThat(new ConsultationClosed(application, day).problem().detail())
        .contains(
            "stage " + stage,
            "status " + status,
            consultation.startDate().toString(),
            consultation.endDate().toString(),
            day.toString());
  }

  @Provide
  Arbitrary<AppealStepRequest> appealStep() {
    return Combinators.combine(
            Arbitraries.of(AppealStep.class),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of(
                AppealDecision.ALLOWED, AppealDecision.DISMISSED, AppealDecision.SPLIT_DECISION))
        .as(
            (step, day, decision) ->
                new AppealStepRequest(
                    step, FIRST.plusDays(day), step == AppealStep.DECIDE ? decision : null));
  }

  @Provide
  Arbitrary<List<AppealStepRequest>> appealSteps() {
    return appealStep().list().ofMaxSize(12);
  }
}
