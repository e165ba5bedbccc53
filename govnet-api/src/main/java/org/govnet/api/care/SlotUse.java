package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a referral to a care service is made with a slot. */
public enum SlotUse {
  /** It has no slots. */
  @JsonProperty("none")
  NONE,
  /** With or without one. */
  @JsonProperty("optional")
  OPTIONAL,
  /** Never without one. */
  @JsonProperty("required")
  REQUIRED
}
