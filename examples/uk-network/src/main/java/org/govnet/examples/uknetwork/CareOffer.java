package org.govnet.examples.uknetwork;

import java.util.List;
import org.govnet.api.care.CareService;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.SlotUse;
import org.jspecify.annotations.Nullable;

/**
 * A care service, and what can be asked of it in a referral.
 *
 * @param service as the directory has it
 * @param categories what can be asked for; empty if it takes no referrals
 * @param slotUse whether a referral is made with a slot
 * @param slots when it sees people; null if it has no slots
 */
record CareOffer(
    CareService service,
    List<ReferralCategory> categories,
    SlotUse slotUse,
    @Nullable SlotPattern slots) {
  CareOffer {
    categories = List.copyOf(categories);
    if ((slotUse == SlotUse.NONE) != (slots == null)) {
      throw new IllegalArgumentException(
          "slots must be there unless the slot use is none: " + service.id() + ", " + slotUse);
    }
  }
}
