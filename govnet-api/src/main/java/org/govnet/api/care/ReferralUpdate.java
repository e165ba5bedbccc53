package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a referral is to say from now on: all of it, not only what changes. What is asked for and of
 * which care service stays; for another, cancel and submit again.
 *
 * @param version the version that the change was made to, at least 1
 * @param priority how soon
 * @param person whom it is for; corrected, never somebody else
 * @param reason why, 1 to 4,000 characters
 * @param notes what else to know
 * @param consent on what footing
 * @param slotId the slot that it keeps or moves to; null to give its slot up
 */
@WireObject
public record ReferralUpdate(
    int version,
    ReferralPriority priority,
    Person person,
    String reason,
    @Nullable String notes,
    Consent consent,
    @Nullable String slotId) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if the version is under 1, or a text blank or too long
   */
  public ReferralUpdate {
    Version.check(version);
    Text.require("reason", reason, CareText.LONG);
    Text.optional("notes", notes, CareText.LONG);
    Text.optional("slotId", slotId, CareText.SHORT);
  }

  /** An update that changes nothing, to change from. */
  public static ReferralUpdate of(Referral referral) {
    ReferralRequest now = referral.request();
    return new ReferralUpdate(
        referral.version(),
        now.priority(),
        now.person(),
        now.reason(),
        now.notes(),
        now.consent(),
        now.slotId());
  }

  /** The same with another reason. */
  public ReferralUpdate withReason(String other) {
    return new ReferralUpdate(version, priority, person, other, notes, consent, slotId);
  }

  /** The same with another slot, or with none. */
  public ReferralUpdate withSlot(@Nullable String other) {
    return new ReferralUpdate(version, priority, person, reason, notes, consent, other);
  }

  /** The same with what is known of the person put right. */
  public ReferralUpdate withPerson(Person other) {
    return new ReferralUpdate(version, priority, other, reason, notes, consent, slotId);
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "ReferralUpdate[version=" + version + "]";
  }
}
