package org.govnet.api.procurement;

import org.govnet.api.TransitionTable;

/**
 * The life of a process that a hub runs: demand is pledged and settled, bids are taken, and a
 * framework is awarded, called off and at last over. What is withdrawn, cancelled, unsuccessful or
 * expired takes no step any more.
 */
public final class ProcessLifecycle {
  /** Every step, where it may be taken, and where it leads. */
  public static final TransitionTable<ProcessState, ProcessStep> TABLE =
      TransitionTable.<ProcessState, ProcessStep>of("process", ProcessState.DEMAND_OPEN)
          .row(ProcessStep.PLEDGE, ProcessState.DEMAND_OPEN, ProcessState.DEMAND_OPEN)
          .row(ProcessStep.WITHDRAW_PLEDGE, ProcessState.DEMAND_OPEN, ProcessState.DEMAND_OPEN)
          .row(ProcessStep.CLOSE, ProcessState.DEMAND_OPEN, ProcessState.DEMAND_CLOSED)
          .row(ProcessStep.WITHDRAW, ProcessState.DEMAND_OPEN, ProcessState.WITHDRAWN)
          .row(ProcessStep.WITHDRAW, ProcessState.DEMAND_CLOSED, ProcessState.WITHDRAWN)
          .row(ProcessStep.TENDER, ProcessState.DEMAND_CLOSED, ProcessState.TENDERING)
          .row(ProcessStep.RECORD_BID, ProcessState.TENDERING, ProcessState.TENDERING)
          .row(ProcessStep.AWARD, ProcessState.TENDERING, ProcessState.AWARDED)
          .row(ProcessStep.CANCEL, ProcessState.TENDERING, ProcessState.CANCELLED)
          .row(ProcessStep.FAIL, ProcessState.TENDERING, ProcessState.UNSUCCESSFUL)
          .row(ProcessStep.CALL_OFF, ProcessState.AWARDED, ProcessState.AWARDED)
          .row(ProcessStep.EXPIRE, ProcessState.AWARDED, ProcessState.EXPIRED)
          .build();

  private ProcessLifecycle() {}
}
