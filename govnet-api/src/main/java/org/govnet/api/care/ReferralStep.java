package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What can be done to a referral; {@link ReferralLifecycle} has when. */
public enum ReferralStep {
  /** The care service takes it on. */
  @JsonProperty("accept")
  ACCEPT,
  /** The care service does not take it on. */
  @JsonProperty("reject")
  REJECT,
  /** Whoever made it changes what it says. */
  @JsonProperty("update")
  UPDATE,
  /** Whoever made it takes it back. */
  @JsonProperty("cancel")
  CANCEL,
  /** The care service says what came of it. */
  @JsonProperty("complete")
  COMPLETE;

  /** As it travels; people read it in messages. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
