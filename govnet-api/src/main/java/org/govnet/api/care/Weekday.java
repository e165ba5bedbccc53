package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A day of the week, by its code in RFC 5545 section 3.3.10. */
public enum Weekday {
  /** Monday. */
  @JsonProperty("MO")
  MO,
  /** Tuesday. */
  @JsonProperty("TU")
  TU,
  /** Wednesday. */
  @JsonProperty("WE")
  WE,
  /** Thursday. */
  @JsonProperty("TH")
  TH,
  /** Friday. */
  @JsonProperty("FR")
  FR,
  /** Saturday. */
  @JsonProperty("SA")
  SA,
  /** Sunday. */
  @JsonProperty("SU")
  SU
}
