package org.govnet.examples.uknetwork;

import java.time.Instant;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.Completion;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralRequest;
import org.govnet.api.care.ReferralState;
import org.govnet.api.care.Rejection;
import org.govnet.api.care.Slot;
import org.jspecify.annotations.Nullable;

/** What a step makes of a referral: what it does not set is null, and the request as before. */
final class ReferralChange {
  private final ReferralState state;
  private @Nullable ReferralRequest request;
  private @Nullable Slot slot;
  private @Nullable Acceptance acceptance;
  private @Nullable Rejection rejection;
  private @Nullable Cancellation cancellation;
  private @Nullable Completion completion;

  ReferralChange(ReferralState state) {
    this.state = state;
  }

  ReferralChange request(ReferralRequest value) {
    request = value;
    return this;
  }

  ReferralChange slot(@Nullable Slot value) {
    slot = value;
    return this;
  }

  ReferralChange acceptance(@Nullable Acceptance value) {
    acceptance = value;
    return this;
  }

  ReferralChange rejection(Rejection value) {
    rejection = value;
    return this;
  }

  ReferralChange cancellation(Cancellation value) {
    cancellation = value;
    return this;
  }

  ReferralChange completion(Completion value) {
    completion = value;
    return this;
  }

  /** The referral after the step, a version later. */
  Referral made(Referral before, Instant at) {
    return new Referral(
        before.id(),
        before.version() + 1,
        state,
        before.referrerNode(),
        request == null ? before.request() : request,
        slot,
        before.submittedAt(),
        at,
        acceptance,
        rejection,
        cancellation,
        completion);
  }
}
