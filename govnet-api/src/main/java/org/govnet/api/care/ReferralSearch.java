package org.govnet.api.care;

import org.govnet.api.Cursor;
import org.govnet.api.NhsNumber;
import org.govnet.api.Page;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Which referrals are asked for; what is null matches all.
 *
 * @param nhsNumber whom they are about
 * @param serviceId the care service
 * @param state where they are
 * @param limit at most so many on a page, 1 to 100; null for 20
 * @param cursor {@link Page#next} of the page before; null for the first
 */
@WireObject
public record ReferralSearch(
    @Nullable NhsNumber nhsNumber,
    @Nullable String serviceId,
    @Nullable ReferralState state,
    @Nullable Integer limit,
    @Nullable Cursor cursor) {
  /** All that the caller may see, from the newest. */
  public static ReferralSearch everything() {
    return new ReferralSearch(null, null, null, null, null);
  }
}
