package org.govnet.api.care;

import java.time.Instant;
import org.govnet.api.NodeId;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A referral, as it stands.
 *
 * @param id its opaque id, which paths carry
 * @param version 1 when it is submitted, and one more at every change
 * @param state where it is
 * @param referrerNode the node that submitted it
 * @param request what it asks for
 * @param slot the slot that it has; null if it has none, or gave it back
 * @param submittedAt when it was submitted
 * @param updatedAt when it last changed
 * @param acceptance that it was taken on; null if it was not
 * @param rejection why it was not; in state rejected alone
 * @param cancellation why it was taken back; in state cancelled alone
 * @param completion what came of it; in state completed alone
 */
@WireObject
public record Referral(
    String id,
    int version,
    ReferralState state,
    NodeId referrerNode,
    ReferralRequest request,
    @Nullable Slot slot,
    Instant submittedAt,
    Instant updatedAt,
    @Nullable Acceptance acceptance,
    @Nullable Rejection rejection,
    @Nullable Cancellation cancellation,
    @Nullable Completion completion) {
  /**
   * Checks that it says of its state what belongs to it, and nothing else.
   *
   * @throws IllegalArgumentException if it does not, or the version is under 1
   */
  public Referral {
    Text.require("id", id, CareText.SHORT);
    Version.check(version);
    belongs("rejection", rejection, state == ReferralState.REJECTED);
    belongs("cancellation", cancellation, state == ReferralState.CANCELLED);
    belongs("completion", completion, state == ReferralState.COMPLETED);
    boolean taken = state == ReferralState.ACCEPTED || state == ReferralState.COMPLETED;
    boolean cancelled = state == ReferralState.CANCELLED; // from either side of acceptance
    if (!cancelled && taken != (acceptance != null)) {
      throw new IllegalArgumentException(
          "acceptance must be there once a referral is accepted, and not before: state " + state);
    }
  }

  /** What a list shows of it. */
  public ReferralSummary summary() {
    return new ReferralSummary(
        id,
        version,
        state,
        referrerNode,
        request.serviceId(),
        request.category(),
        request.priority(),
        slot == null ? null : slot.startAt(),
        submittedAt,
        updatedAt);
  }

  private static void belongs(String name, @Nullable Object part, boolean due) {
    if ((part != null) != due) {
      throw new IllegalArgumentException(name + " must be there in its own state, and in no other");
    }
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "Referral[id=" + id + ", version=" + version + ", state=" + state + "]";
  }
}
