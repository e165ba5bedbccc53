package org.govnet.api.care;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * What a care service accepts now.
 *
 * @param serviceId the care service
 * @param accepted whether a referral as asked about would be accepted, and if nothing more was
 *     asked, whether any would
 * @param reasons why not; empty if it would
 * @param categories what can be asked for there
 * @param slotUse whether a referral is made with a slot
 */
@WireObject
public record ServiceCapability(
    String serviceId,
    boolean accepted,
    @MaxItems(10) List<NotAcceptedReason> reasons,
    @MaxItems(20) List<ReferralCategory> categories,
    SlotUse slotUse) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if it says both that it would accept and why not, or neither
   */
  public ServiceCapability {
    reasons = List.copyOf(reasons);
    categories = List.copyOf(categories);
    if (accepted != reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "reasons must be there if a referral is not accepted, and only then: " + reasons);
    }
  }
}
