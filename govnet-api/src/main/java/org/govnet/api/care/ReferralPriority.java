package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon it is needed; the values are FHIR's request priorities, as in BaRS. */
public enum ReferralPriority {
  /** In its turn. */
  @JsonProperty("routine")
  ROUTINE,
  /** Before routine ones. */
  @JsonProperty("urgent")
  URGENT,
  /** As soon as can be. */
  @JsonProperty("asap")
  ASAP,
  /** At once. */
  @JsonProperty("stat")
  STAT
}
