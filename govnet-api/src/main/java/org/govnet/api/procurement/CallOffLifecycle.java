package org.govnet.api.procurement;

import org.govnet.api.TransitionTable;

/**
 * The life of a contract that was called off, in OCDS's words: it is cancelled before it is signed,
 * or terminated after.
 */
public final class CallOffLifecycle {
  /** Every step, where it may be taken, and where it leads. */
  public static final TransitionTable<ContractStatus, CallOffStep> TABLE =
      TransitionTable.<ContractStatus, CallOffStep>of("call-off", ContractStatus.PENDING)
          .row(CallOffStep.SIGN, ContractStatus.PENDING, ContractStatus.ACTIVE)
          .row(CallOffStep.CANCEL, ContractStatus.PENDING, ContractStatus.CANCELLED)
          .row(CallOffStep.TERMINATE, ContractStatus.ACTIVE, ContractStatus.TERMINATED)
          .build();

  private CallOffLifecycle() {}
}
