package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is asked for in a referral. The codes are this contract's own: BaRS leaves them to each of
 * its applications, and has none for social care.
 */
public enum ReferralCategory {
  /** Whether somebody's mobility makes them eligible for a Blue Badge. */
  @JsonProperty("blue-badge-assessment")
  BLUE_BADGE_ASSESSMENT,
  /** An assessment of needs for care and support (Care Act 2014 section 9). */
  @JsonProperty("care-needs-assessment")
  CARE_NEEDS_ASSESSMENT,
  /** An assessment of a carer's needs (Care Act 2014 section 10). */
  @JsonProperty("carers-assessment")
  CARERS_ASSESSMENT,
  /** Occupational therapy: equipment and adaptations at home. */
  @JsonProperty("occupational-therapy")
  OCCUPATIONAL_THERAPY,
  /** Care at home. */
  @JsonProperty("home-care")
  HOME_CARE,
  /** Help to do things for oneself again, as after a stay in hospital. */
  @JsonProperty("reablement")
  REABLEMENT,
  /** A concern that an adult is at risk (Care Act 2014 section 42). */
  @JsonProperty("safeguarding-concern")
  SAFEGUARDING_CONCERN
}
