package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an appointment is held; the values are UK Core's. */
public enum DeliveryChannel {
  /** Face to face. */
  @JsonProperty("In-person")
  IN_PERSON,
  /** By telephone. */
  @JsonProperty("Telephone")
  TELEPHONE,
  /** By video. */
  @JsonProperty("Video")
  VIDEO
}
