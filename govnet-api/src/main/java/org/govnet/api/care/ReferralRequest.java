package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a referral asks for, and for whom.
 *
 * @param serviceId the care service's id, as in {@code social-care}
 * @param category what is asked for
 * @param priority how soon
 * @param person whom it is for
 * @param reason why, 1 to 4,000 characters
 * @param notes what else to know, such as how to get in; 1 to 4,000 characters
 * @param referrer who makes it
 * @param consent on what footing
 * @param slotId a free slot of the care service's; null to be told when
 */
@WireObject
public record ReferralRequest(
    String serviceId,
    ReferralCategory category,
    ReferralPriority priority,
    Person person,
    String reason,
    @Nullable String notes,
    Referrer referrer,
    Consent consent,
    @Nullable String slotId) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long; it is not shown
   */
  public ReferralRequest {
    Text.require("serviceId", serviceId, CareText.SHORT);
    Text.require("reason", reason, CareText.LONG);
    Text.optional("notes", notes, CareText.LONG);
    Text.optional("slotId", slotId, CareText.SHORT);
  }

  /** The same request as the update has it. */
  public ReferralRequest with(ReferralUpdate update) {
    return new ReferralRequest(
        serviceId,
        category,
        update.priority(),
        update.person(),
        update.reason(),
        update.notes(),
        referrer,
        update.consent(),
        update.slotId());
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "ReferralRequest[serviceId=" + serviceId + ", category=" + category + "]";
  }
}
