package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the referral may be made without more being asked. */
public enum ConsentBasis {
  /** The person agrees to it. */
  @JsonProperty("given")
  GIVEN,
  /**
   * The person cannot decide, and it is in their best interests (Mental Capacity Act 2005 section
   * 4).
   */
  @JsonProperty("best-interests")
  BEST_INTERESTS,
  /** The law does not ask for agreement, as where an adult is at risk. */
  @JsonProperty("not-needed")
  NOT_NEEDED
}
