package org.govnet.api.pensions;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has become of a match; the values are those of the technical standards. */
public enum MatchStatus {
  /** The pension may be the person's. */
  @JsonProperty("match-possible")
  POSSIBLE("match-possible"),
  /** It is the person's. */
  @JsonProperty("match-yes")
  YES("match-yes"),
  /** It was a possible match, and is not the person's. Ends. */
  @JsonProperty("match-no")
  NO("match-no"),
  /** It was a possible match, and nobody got in touch in time. Ends. */
  @JsonProperty("match-timeout")
  TIMEOUT("match-timeout"),
  /** It was taken for the person's by mistake. Ends. */
  @JsonProperty("match-withdrawn")
  WITHDRAWN("match-withdrawn"),
  /** The pension has left its holder, as by a transfer. Ends. */
  @JsonProperty("asset-removed")
  REMOVED("asset-removed");

  private final String code;

  MatchStatus(String code) {
    this.code = code;
  }

  /** The code, as it travels. */
  @Override
  public String toString() {
    return code;
  }
}
