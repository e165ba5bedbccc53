package org.govnet.examples.uknetwork;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.care.CareServiceStatus;
import org.govnet.api.care.NotAcceptedReason;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralNotAccepted;
import org.govnet.api.care.ReferralRequest;
import org.govnet.api.care.SlotUse;
import org.jspecify.annotations.Nullable;

/** What a care service accepts: its ages, its places, what it does, and whether with a slot. */
final class AcceptedReferrals {
  private AcceptedReferrals() {}

  /**
   * Checks a referral against what its care service accepts.
   *
   * @param today the day that the person's age is taken on
   * @throws ReferralNotAccepted if it is not accepted; it says every reason
   */
  static void require(CareOffer offer, ReferralRequest request, LocalDate today) {
    LocalDate born = request.person().birthDate();
    int age = born.isAfter(today) ? -1 : Period.between(born, today).getYears();
    List<NotAcceptedReason> reasons =
        reasons(offer, request.category(), request.person().area(), age);
    if (offer.slotUse() == SlotUse.REQUIRED && request.slotId() == null) {
      reasons.add(NotAcceptedReason.SLOT_REQUIRED);
    }
    if (offer.slotUse() == SlotUse.NONE && request.slotId() != null) {
      reasons.add(NotAcceptedReason.NO_SLOTS);
    }
    if (!reasons.isEmpty()) {
      throw new ReferralNotAccepted(reasons);
    }
  }

  /** Why a referral would not be accepted; empty if it would. What is null is not looked at. */
  static List<NotAcceptedReason> reasons(
      CareOffer offer,
      @Nullable ReferralCategory category,
      @Nullable AreaCode area,
      @Nullable Integer age) {
    List<NotAcceptedReason> reasons = new ArrayList<>();
    if (offer.service().status() != CareServiceStatus.ACTIVE) {
      reasons.add(NotAcceptedReason.SERVICE_NOT_ACTIVE);
    }
    if (offer.categories().isEmpty()
        || (category != null && !offer.categories().contains(category))) {
      reasons.add(NotAcceptedReason.CATEGORY_NOT_ACCEPTED);
    }
    if (area != null && !offer.service().serves(area)) {
      reasons.add(NotAcceptedReason.AREA_NOT_SERVED);
    }
    if (age != null && (age < 0 || !offer.service().takesAge(age))) {
      reasons.add(NotAcceptedReason.AGE_OUT_OF_RANGE);
    }
    return reasons;
  }
}
