package org.govnet.api.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.govnet.api.PeriodKey;
import org.junit.jupiter.api.Test;

class ObligationLifecycleTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  @Property(tries = 200)
  void anySequenceOfStepsFulfilsOnceAndThenChangesNothing(
      @ForAll @Size(max = 8) List<ObligationStep> steps) {
    Obligation it = open();
    int taken = 0;
    for (ObligationStep step : steps) {
      boolean allowed = ObligationLifecycle.TABLE.allowed(it.status()).contains(step);
      Obligation before = it;
      try {
        it = it.received(START.plusDays(100 + taken));
        assertThat(allowed).isTrue();
        taken++;
      } catch (IllegalTransition e) {
        assertThat(allowed).isFalse();
        assertThat(it).isEqualTo(before);
      }
      assertThat(it.status() == ObligationStatus.FULFILLED).isEqualTo(it.receivedDate() != null);
    }
    assertThat(taken).isEqualTo(Math.min(1, steps.size()));
  }

  @Property(tries = 100)
  void everyStatusIsReachedAndTheLastAllowsNothing(@ForAll ObligationStatus status) {
    boolean reached =
        status == ObligationLifecycle.TABLE.start()
            || ObligationLifecycle.TABLE.rows().stream().anyMatch(row -> row.to() == status);
    assertThat(reached).isTrue();
    assertThat(ObligationLifecycle.TABLE.allowed(status).isEmpty())
        .isEqualTo(status == ObligationStatus.FULFILLED);
  }

  @Test
  void aSecondReceiptSaysThatNothingIsAllowed() {
    Obligation fulfilled = open().received(START.plusDays(100));
    assertThatThrownBy(() -> fulfilled.received(START.plusDays(101)))
        .hasMessage(
            "409 illegal-transition: submitting the return is not allowed for obligation in state"
                + " F; allowed: nothing");
  }

  @Test
  void datesAreInOrderAndAFulfilledOneWasReceived() {
    PeriodKey key = PeriodKey.of("26A1");
    assertThatThrownBy(
            () ->
                new Obligation(START, START.minusDays(1), START, ObligationStatus.OPEN, key, null))
        .hasMessage(
            "startDate, endDate and dueDate must be in that order: 2026-01-01, 2025-12-31,"
                + " 2026-01-01");
    assertThatThrownBy(
            () -> new Obligation(START, START, START, ObligationStatus.FULFILLED, key, null))
        .hasMessage("receivedDate must be there for status F, and for no other: F");
  }

  @Test
  void aStatusIsReadFromItsCodeAlone() {
    assertThat(ObligationStatus.fromString("O")).isEqualTo(ObligationStatus.OPEN);
    assertThatThrownBy(() -> ObligationStatus.fromString("OPEN"))
        .hasMessage("status must be O or F: \"OPEN\"");
  }

  private static Obligation open() {
    return new Obligation(
        START,
        START.plusDays(89),
        START.plusDays(126),
        ObligationLifecycle.TABLE.start(),
        PeriodKey.of("26A1"),
        null);
  }
}
