package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a care service is open; the values are HSDS's. */
public enum CareServiceStatus {
  /** It is open. */
  @JsonProperty("active")
  ACTIVE,
  /** It is not running, and may run again. */
  @JsonProperty("inactive")
  INACTIVE,
  /** It has ended for good. */
  @JsonProperty("defunct")
  DEFUNCT,
  /** It is closed for a while. */
  @JsonProperty("temporarily closed")
  TEMPORARILY_CLOSED
}
