package org.govnet.api.datause;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a person is not told of a use yet: the grounds of the Data Protection Act 2018 section 45(4),
 * on which the right of access may be restricted.
 */
public enum DelayReason {
  /** Not to obstruct an official or legal inquiry, investigation or procedure: (a). */
  @JsonProperty("officialInquiry")
  OFFICIAL_INQUIRY,
  /**
   * Not to prejudice how offences are prevented, detected, investigated or prosecuted, or penalties
   * executed: (b).
   */
  @JsonProperty("crime")
  CRIME,
  /** To protect public security: (c). */
  @JsonProperty("publicSecurity")
  PUBLIC_SECURITY,
  /** To protect national security: (d). */
  @JsonProperty("nationalSecurity")
  NATIONAL_SECURITY,
  /** To protect the rights and freedoms of others: (e). */
  @JsonProperty("rightsOfOthers")
  RIGHTS_OF_OTHERS
}
