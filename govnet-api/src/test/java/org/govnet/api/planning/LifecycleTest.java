package org.govnet.api.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.govnet.api.IllegalTransition;
import org.govnet.api.TransitionTable;
import org.govnet.api.planning.Lifecycle.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
  // Written out by hand, apart from the code's own table: "step from/status" to "to/status".
  private static final Map<String, String> LEGAL =
      Map.ofEntries(
          Map.entry("receive submission/undetermined", "validation/undetermined"),
          Map.entry("withdraw submission/undetermined", "submission/withdrawn"),
          Map.entry("return validation/undetermined", "validation/returned"),
          Map.entry("consult validation/undetermined", "consultation/undetermined"),
          Map.entry("assess validation/undetermined", "assessment/undetermined"),
          Map.entry("withdraw validation/undetermined", "validation/withdrawn"),
          Map.entry("assess consultation/undetermined", "assessment/undetermined"),
          Map.entry("withdraw consultation/undetermined", "consultation/withdrawn"),
          Map.entry("decide assessment/undetermined", "assessment/determined"),
          Map.entry("withdraw assessment/undetermined", "assessment/withdrawn"),
          Map.entry("appeal assessment/determined", "appeal/determined"),
          Map.entry("appealToHighCourt appeal/determined", "highCourtAppeal/determined"));

  @ParameterizedTest
  @EnumSource
  void everyStepFromEveryStateIsAsTheTableSays(ApplicationType type) {
    Map<String, String> found = new TreeMap<>();
    List<String> refused = new ArrayList<>();
    for (State from : states()) {
      for (Step step : Step.values()) {
        String key = step + " " + from.stage() + "/" + from.status();
        try {
          State to = Lifecycle.after(type, from, step);
          assertThat(Lifecycle.allowed(type, from)).contains(step);
          found.put(key, to.stage() + "/" + to.status());
        } catch (IllegalTransition e) {
          assertThat(Lifecycle.allowed(type, from)).doesNotContain(step);
          assertThat(e.problem().status()).isEqualTo(409);
          refused.add(key);
        }
      }
    }
    Map<String, String> expected = new TreeMap<>(LEGAL);
    if (type == ApplicationType.LAWFUL_DEVELOPMENT_CERTIFICATE) {
      expected.remove("consult validation/undetermined");
    }
    assertThat(found).isEqualTo(expected);
    assertThat(refused).hasSize(6 * 4 * 8 - expected.size());
  }

  @Test
  void anIllegalStepSaysWhatIsAllowed() {
    assertThatThrownBy(
            () ->
                Lifecycle.after(
                    ApplicationType.PLANNING_PERMISSION,
                    new State(ProcessStage.CONSULTATION, ApplicationStatus.UNDETERMINED),
                    Step.DECIDE))
        .isInstanceOf(IllegalTransition.class)
        .hasMessage(
            "409 illegal-transition: decide is not allowed for type pp in stage consultation,"
                + " status undetermined; allowed: assess, withdraw");
  }

  @Test
  void anApplicationThatEndedIsAllowedNothing() {
    assertThatThrownBy(
            () ->
                Lifecycle.after(
                    ApplicationType.WORKS_TO_TREES,
                    new State(ProcessStage.VALIDATION, ApplicationStatus.RETURNED),
                    Step.CONSULT))
        .hasMessage(
            "409 illegal-transition: consult is not allowed for type wtt in stage validation,"
                + " status returned; allowed: nothing");
  }

  @Test
  void everyRowStartsWhereAnApplicationCanBe() {
    List<State> reached = new ArrayList<>(List.of(Lifecycle.START));
    for (int i = 0; i < reached.size(); i++) {
      for (TransitionTable.Row<State, Step> row : Lifecycle.TABLE.rows()) {
        if (row.from().equals(reached.get(i)) && !reached.contains(row.to())) {
          reached.add(row.to());
        }
      }
    }
    assertThat(Lifecycle.TABLE.rows())
        .allMatch(row -> reached.contains(row.from()))
        .hasSize(LEGAL.size());
  }

  private static List<State> states() {
    List<State> states = new ArrayList<>();
    for (ProcessStage stage : ProcessStage.values()) {
      for (ApplicationStatus status : ApplicationStatus.values()) {
        states.add(new State(stage, status));
      }
    }
    return states;
  }
}
