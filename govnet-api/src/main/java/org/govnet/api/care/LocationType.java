package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of place a location is; the values are HSDS's. */
public enum LocationType {
  /** A place that people go to. */
  @JsonProperty("physical")
  PHYSICAL,
  /** A place that letters go to. */
  @JsonProperty("postal")
  POSTAL,
  /** A place on the web. */
  @JsonProperty("virtual")
  VIRTUAL
}
