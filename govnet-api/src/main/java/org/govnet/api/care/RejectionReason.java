package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a referral is not taken on. */
public enum RejectionReason {
  /** The person is not one that the care service is for. */
  @JsonProperty("not-eligible")
  NOT_ELIGIBLE,
  /** The person lives elsewhere. */
  @JsonProperty("out-of-area")
  OUT_OF_AREA,
  /** There is nobody to do it in time. */
  @JsonProperty("no-capacity")
  NO_CAPACITY,
  /** What it says is not enough to decide on. */
  @JsonProperty("insufficient-information")
  INSUFFICIENT_INFORMATION,
  /** There is one for the same already. */
  @JsonProperty("duplicate")
  DUPLICATE,
  /** Another care service has the person in its care. */
  @JsonProperty("known-to-another-service")
  KNOWN_TO_ANOTHER_SERVICE,
  /** Another reason, said in words. */
  @JsonProperty("other")
  OTHER
}
