package org.govnet.api.care;

import org.govnet.api.TransitionTable;

/** What may happen to a referral, and where it leads. What is not here is not allowed. */
public final class ReferralLifecycle {
  /** The whole lifecycle; an update leaves a referral where it is. */
  public static final TransitionTable<ReferralState, ReferralStep> TABLE =
      TransitionTable.<ReferralState, ReferralStep>of("referral", ReferralState.SUBMITTED)
          .row(ReferralStep.UPDATE, ReferralState.SUBMITTED, ReferralState.SUBMITTED)
          .row(ReferralStep.ACCEPT, ReferralState.SUBMITTED, ReferralState.ACCEPTED)
          .row(ReferralStep.REJECT, ReferralState.SUBMITTED, ReferralState.REJECTED)
          .row(ReferralStep.CANCEL, ReferralState.SUBMITTED, ReferralState.CANCELLED)
          .row(ReferralStep.UPDATE, ReferralState.ACCEPTED, ReferralState.ACCEPTED)
          .row(ReferralStep.CANCEL, ReferralState.ACCEPTED, ReferralState.CANCELLED)
          .row(ReferralStep.COMPLETE, ReferralState.ACCEPTED, ReferralState.COMPLETED)
          .build();

  private ReferralLifecycle() {}
}
