package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often a schedule comes round; the values are HSDS's, from RFC 5545 section 3.3.10. */
public enum Frequency {
  /** By weeks. */
  @JsonProperty("WEEKLY")
  WEEKLY,
  /** By months. */
  @JsonProperty("MONTHLY")
  MONTHLY
}
