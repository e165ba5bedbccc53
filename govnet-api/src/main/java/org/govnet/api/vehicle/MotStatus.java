package org.govnet.api.vehicle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the vehicle has passed its MOT test; the values are VES's. */
public enum MotStatus {
  /** There is a test certificate in force. */
  @JsonProperty("Valid")
  VALID,
  /** The last certificate has expired. */
  @JsonProperty("Not valid")
  NOT_VALID,
  /** DVLA holds no test record: the vehicle may be new, or exempt. */
  @JsonProperty("No details held by DVLA")
  NO_DETAILS_HELD_BY_DVLA,
  /** The test records gave no answer. */
  @JsonProperty("No results returned")
  NO_RESULTS_RETURNED
}
