package org.govnet.api.care;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a telephone number is for; the values are HSDS's, from RFC 6350 section 6.4.1. */
public enum PhoneType {
  /** Text messages. */
  @JsonProperty("text")
  TEXT,
  /** Speech. */
  @JsonProperty("voice")
  VOICE,
  /** Facsimile. */
  @JsonProperty("fax")
  FAX,
  /** A mobile telephone. */
  @JsonProperty("cell")
  CELL,
  /** Video calls. */
  @JsonProperty("video")
  VIDEO,
  /** A pager. */
  @JsonProperty("pager")
  PAGER,
  /** A device for people who have difficulty hearing or speaking. */
  @JsonProperty("textphone")
  TEXTPHONE
}
