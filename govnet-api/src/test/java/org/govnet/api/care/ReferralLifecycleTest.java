package org.govnet.api.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.junit.jupiter.api.Test;

class ReferralLifecycleTest {
  // Written out by hand, apart from the code's own table: "step from" to "to".
  private static final Map<String, String> LEGAL =
      Map.of(
          "update submitted", "submitted",
          "accept submitted", "accepted",
          "reject submitted", "rejected",
          "cancel submitted", "cancelled",
          "update accepted", "accepted",
          "cancel accepted", "cancelled",
          "complete accepted", "completed");

  private static final Set<ReferralState> ENDS =
      Set.of(ReferralState.REJECTED, ReferralState.CANCELLED, ReferralState.COMPLETED);

  @Test
  void everyStepFromEveryStateIsAsTheTableSays() {
    Map<String, String> found = new TreeMap<>();
    for (ReferralState from : ReferralState.values()) {
      for (ReferralStep step : ReferralStep.values()) {
        try {
          found.put(step + " " + from, ReferralLifecycle.TABLE.after(from, step).toString());
        } catch (IllegalTransition e) {
          assertThat(ReferralLifecycle.TABLE.allowed(from)).doesNotContain(step);
          assertThat(e.problem().status()).isEqualTo(409);
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(LEGAL);
  }

  @Test
  void anIllegalStepSaysWhatIsAllowed() {
    assertThatThrownBy(
            () -> ReferralLifecycle.TABLE.after(ReferralState.SUBMITTED, ReferralStep.COMPLETE))
        .hasMessage(
            "409 illegal-transition: complete is not allowed for referral in state submitted;"
                + " allowed: accept, cancel, reject, update");
  }

  @Property(tries = 200)
  void noSequenceOfStepsLeavesTheModel(@ForAll @Size(max = 12) List<ReferralStep> steps) {
    ReferralState state = ReferralLifecycle.TABLE.start();
    List<ReferralState> visited = new ArrayList<>(List.of(state));
    for (ReferralStep step : steps) {
      String expected = LEGAL.get(step + " " + state);
      ReferralState before = state;
      try {
        state = ReferralLifecycle.TABLE.after(state, step);
        assertThat(state.toString()).isEqualTo(Objects.requireNonNull(expected));
      } catch (IllegalTransition e) {
        assertThat(expected).isNull();
        assertThat(state).as("an illegal step has no effect").isEqualTo(before);
      }
      visited.add(state);
    }
    int ended = visited.indexOf(state);
    if (ENDS.contains(state)) {
      assertThat(visited.subList(ended, visited.size())).as("an end is final").containsOnly(state);
    }
    if (visited.contains(ReferralState.COMPLETED)) {
      assertThat(visited)
          .as("only what was accepted is completed")
          .contains(ReferralState.ACCEPTED);
    }
  }
}
