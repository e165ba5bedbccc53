package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which level of local government a place is, or which level runs a service. County and district
 * share a place, so a question about a place is answered by one of them, and which one depends on
 * the service: social care is the county's, planning the district's. A single tier (unitary,
 * metropolitan, London borough, Scottish, Welsh or Northern Irish council) runs both.
 */
public enum Tier {
  /** Upper tier: social care, schools, highways. */
  @JsonProperty("county")
  COUNTY,
  /** Lower tier: planning, housing, waste. */
  @JsonProperty("district")
  DISTRICT,
  /** Both in one council. */
  @JsonProperty("single")
  SINGLE
}
