package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of a referral. */
public enum CompletionOutcome {
  /** Assessed, and eligible for what was asked for. */
  @JsonProperty("assessed-eligible")
  ASSESSED_ELIGIBLE,
  /** Assessed, and not eligible for it. */
  @JsonProperty("assessed-not-eligible")
  ASSESSED_NOT_ELIGIBLE,
  /** What was asked for has been given. */
  @JsonProperty("provided")
  PROVIDED,
  /** The person was told who else can help. */
  @JsonProperty("signposted")
  SIGNPOSTED,
  /** The person did not come, or was not there. */
  @JsonProperty("did-not-attend")
  DID_NOT_ATTEND,
  /** The care service could not do it after all. */
  @JsonProperty("could-not-provide")
  COULD_NOT_PROVIDE
}
