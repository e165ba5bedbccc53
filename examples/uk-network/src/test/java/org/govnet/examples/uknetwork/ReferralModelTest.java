package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BIRMINGHAM;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BLUE_BADGE;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.KEY;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.LEEDS;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.blueBadge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CancellationReason;
import org.govnet.api.care.Completion;
import org.govnet.api.care.CompletionOutcome;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralState;
import org.govnet.api.care.ReferralStep;
import org.govnet.api.care.ReferralUpdate;
import org.govnet.api.care.Rejection;
import org.govnet.api.care.RejectionReason;
import org.govnet.api.care.Slot;

/** The desk against a model of a referral that is two lines long. */
class ReferralModelTest {
  private static final String SLOT = BLUE_BADGE + "-20261123T0930";

  // Where each step may be done, apart from the code's own table.
  private static final Map<ReferralStep, List<ReferralState>> FROM =
      new EnumMap<>(
          Map.of(
              ReferralStep.UPDATE, List.of(ReferralState.SUBMITTED, ReferralState.ACCEPTED),
              ReferralStep.CANCEL, List.of(ReferralState.SUBMITTED, ReferralState.ACCEPTED),
              ReferralStep.ACCEPT, List.of(ReferralState.SUBMITTED),
              ReferralStep.REJECT, List.of(ReferralState.SUBMITTED),
              ReferralStep.COMPLETE, List.of(ReferralState.ACCEPTED)));

  @Property(tries = 25)
  void theDeskDoesWhatTheModelDoes(@ForAll @Size(max = 6) List<ReferralStep> steps) {
    try (ReferralDeskFixture fixture = new ReferralDeskFixture()) {
      Referral before = fixture.as(LEEDS).submit(KEY, blueBadge(SLOT));
      for (ReferralStep step : steps) {
        boolean legal = FROM.getOrDefault(step, List.of()).contains(before.state());
        boolean taken = true;
        try {
          take(fixture, step, before);
        } catch (IllegalTransition e) {
          taken = false;
        }
        Referral after = fixture.as(LEEDS).referral(before.id());
        assertThat(taken).as("%s from %s", step, before.state()).isEqualTo(legal);
        if (legal) {
          assertThat(after.version()).isEqualTo(before.version() + 1);
          assertThat(after.state()).isEqualTo(to(step, before.state()));
        } else {
          assertThat(after).as("an illegal step has no effect").isEqualTo(before);
        }
        boolean free =
            fixture.desk.slots(BLUE_BADGE, null, null, 100, null).items().stream()
                .map(Slot::id)
                .anyMatch(SLOT::equals);
        assertThat(free).as("free if and only if nobody has it").isEqualTo(after.slot() == null);
        before = after;
      }
    }
  }

  private static ReferralState to(ReferralStep step, ReferralState from) {
    return switch (step) {
      case UPDATE -> from;
      case ACCEPT -> ReferralState.ACCEPTED;
      case REJECT -> ReferralState.REJECTED;
      case CANCEL -> ReferralState.CANCELLED;
      case COMPLETE -> ReferralState.COMPLETED;
    };
  }

  private static void take(ReferralDeskFixture fixture, ReferralStep step, Referral it) {
    switch (step) {
      case UPDATE ->
          fixture
              .as(LEEDS)
              .update(it.id(), KEY, ReferralUpdate.of(it).withReason("Version " + it.version()));
      case CANCEL ->
          fixture
              .as(LEEDS)
              .cancel(it.id(), KEY, Cancellation.of(CancellationReason.NO_LONGER_NEEDED));
      case ACCEPT -> fixture.as(BIRMINGHAM).accept(it.id(), KEY, Acceptance.of(it));
      case REJECT ->
          fixture.as(BIRMINGHAM).reject(it.id(), KEY, Rejection.of(RejectionReason.NOT_ELIGIBLE));
      case COMPLETE ->
          fixture.as(BIRMINGHAM).complete(it.id(), KEY, Completion.of(CompletionOutcome.PROVIDED));
    }
  }
}
