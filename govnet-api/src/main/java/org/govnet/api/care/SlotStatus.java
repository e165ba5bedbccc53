package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a slot can be booked; the values are FHIR's. */
public enum SlotStatus {
  /** It can be booked. */
  @JsonProperty("free")
  FREE,
  /** A referral has it. */
  @JsonProperty("busy")
  BUSY
}
