package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a referral is; {@link ReferralLifecycle} has what may happen there. */
public enum ReferralState {
  /** Sent in, and not yet decided on. */
  @JsonProperty("submitted")
  SUBMITTED,
  /** The care service has taken it on. */
  @JsonProperty("accepted")
  ACCEPTED,
  /** The care service does not take it on; it ends here. */
  @JsonProperty("rejected")
  REJECTED,
  /** Whoever made it took it back; it ends here. */
  @JsonProperty("cancelled")
  CANCELLED,
  /** What was asked for is done, or is known to be impossible; it ends here. */
  @JsonProperty("completed")
  COMPLETED;

  /** As it travels; people read it in messages. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
