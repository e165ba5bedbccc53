package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a care service would not accept a referral now. */
public enum NotAcceptedReason {
  /** It is closed, for a while or for good. */
  @JsonProperty("service-not-active")
  SERVICE_NOT_ACTIVE,
  /** It does not do what is asked for. */
  @JsonProperty("category-not-accepted")
  CATEGORY_NOT_ACCEPTED,
  /** It is not for residents of that place. */
  @JsonProperty("area-not-served")
  AREA_NOT_SERVED,
  /** It is not for people of that age. */
  @JsonProperty("age-out-of-range")
  AGE_OUT_OF_RANGE,
  /** It needs a slot, and there is none in the referral. */
  @JsonProperty("slot-required")
  SLOT_REQUIRED,
  /** It has no slots, and the referral names one. */
  @JsonProperty("no-slots")
  NO_SLOTS
}
