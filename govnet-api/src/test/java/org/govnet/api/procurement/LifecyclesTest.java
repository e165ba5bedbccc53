package org.govnet.api.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.govnet.api.TransitionTable;
import org.junit.jupiter.api.Test;

class LifecyclesTest {
  // Written out by hand, apart from the code's own tables: "step from" to "to".
  private static final Map<String, String> PROCESS =
      Map.ofEntries(
          Map.entry("pledge demand-open", "demand-open"),
          Map.entry("withdraw-pledge demand-open", "demand-open"),
          Map.entry("close demand-open", "demand-closed"),
          Map.entry("withdraw demand-open", "withdrawn"),
          Map.entry("withdraw demand-closed", "withdrawn"),
          Map.entry("tender demand-closed", "tendering"),
          Map.entry("record-bid tendering", "tendering"),
          Map.entry("award tendering", "awarded"),
          Map.entry("cancel tendering", "cancelled"),
          Map.entry("fail tendering", "unsuccessful"),
          Map.entry("call-off awarded", "awarded"),
          Map.entry("expire awarded", "expired"));
  private static final Map<String, String> CALL_OFF =
      Map.of(
          "sign pending", "active",
          "cancel pending", "cancelled",
          "terminate active", "terminated");

  @Test
  void everyStepOfAProcessFromEveryStateIsAsWrittenHere() {
    assertThat(table(ProcessLifecycle.TABLE, ProcessState.values(), ProcessStep.values()))
        .isEqualTo(new TreeMap<>(PROCESS));
  }

  @Test
  void everyStepOfACallOffFromEveryStatusIsAsWrittenHere() {
    assertThat(table(CallOffLifecycle.TABLE, ContractStatus.values(), CallOffStep.values()))
        .isEqualTo(new TreeMap<>(CALL_OFF));
  }

  @Test
  void anIllegalStepIsRefusedWithThoseThatAreLegal() {
    assertThatThrownBy(
            () -> ProcessLifecycle.TABLE.after(ProcessState.TENDERING, ProcessStep.PLEDGE))
        .isInstanceOf(IllegalTransition.class)
        .hasMessage(
            "409 illegal-transition: pledge is not allowed for process in state tendering;"
                + " allowed: award, cancel, fail, record-bid");
  }

  @Property(tries = 200)
  void noProcessCallsOffWithoutAnAwardOrGoesOnAfterItsEnd(
      @ForAll @Size(max = 30) List<ProcessStep> steps) {
    ProcessState state = ProcessLifecycle.TABLE.start();
    boolean closed = false;
    boolean tendered = false;
    boolean awarded = false;
    boolean ended = false;
    for (ProcessStep step : steps) {
      ProcessState before = state;
      state = walk(ProcessLifecycle.TABLE, state, step);
      boolean taken = ProcessLifecycle.TABLE.allowed(before).contains(step);
      assertThat(taken && ended).isFalse();
      closed |= taken && step == ProcessStep.CLOSE;
      tendered |= taken && step == ProcessStep.TENDER;
      awarded |= taken && step == ProcessStep.AWARD;
      ended |= ProcessLifecycle.TABLE.allowed(state).isEmpty();
      assertThat(tendered && !closed).isFalse();
      assertThat(awarded && !tendered).isFalse();
      if (taken && step == ProcessStep.CALL_OFF) {
        assertThat(awarded).isTrue();
      }
      assertThat(state.tenderStatus() == TenderStatus.COMPLETE).isEqualTo(awarded);
    }
  }

  @Property(tries = 200)
  void aContractIsCancelledBeforeItIsSignedAndTerminatedAfter(
      @ForAll @Size(max = 10) List<CallOffStep> steps) {
    ContractStatus status = CallOffLifecycle.TABLE.start();
    boolean signed = false;
    for (CallOffStep step : steps) {
      ContractStatus before = status;
      status = walk(CallOffLifecycle.TABLE, status, step);
      signed |= step == CallOffStep.SIGN && before == ContractStatus.PENDING;
      if (status == ContractStatus.CANCELLED) {
        assertThat(signed).isFalse();
      }
      if (status == ContractStatus.TERMINATED) {
        assertThat(signed).isTrue();
      }
    }
  }

  /** Where the step leads; an illegal one leaves it where it is. */
  private static <S, T> S walk(TransitionTable<S, T> table, S from, T step) {
    if (table.allowed(from).contains(step)) {
      return table.after(from, step);
    }
    assertThatThrownBy(() -> table.after(from, step)).isInstanceOf(IllegalTransition.class);
    return from;
  }

  private static <S, T> Map<String, String> table(
      TransitionTable<S, T> table, S[] states, T[] steps) {
    Map<String, String> found = new TreeMap<>();
    for (S from : states) {
      for (T step : steps) {
        if (table.allowed(from).contains(step)) {
          found.put(step + " " + from, table.after(from, step).toString());
        } else {
          walk(table, from, step);
        }
      }
    }
    return found;
  }
}
