package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a referral is taken back. */
public enum CancellationReason {
  /** What it asks for is not needed any more. */
  @JsonProperty("no-longer-needed")
  NO_LONGER_NEEDED,
  /** The person no longer agrees. */
  @JsonProperty("consent-withdrawn")
  CONSENT_WITHDRAWN,
  /** The person lives elsewhere now. */
  @JsonProperty("moved-away")
  MOVED_AWAY,
  /** The person is in hospital. */
  @JsonProperty("in-hospital")
  IN_HOSPITAL,
  /** The person has died. */
  @JsonProperty("deceased")
  DECEASED,
  /** It should never have been made. */
  @JsonProperty("entered-in-error")
  ENTERED_IN_ERROR,
  /** Another reason, said in words. */
  @JsonProperty("other")
  OTHER
}
