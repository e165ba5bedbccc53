package org.govnet.api.pensions;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a holder does with a match. */
public enum MatchStep {
  /** The person got in touch, and it is theirs. */
  @JsonProperty("confirm")
  CONFIRM("confirm"),
  /** The person got in touch, and it is not theirs. */
  @JsonProperty("deny")
  DENY("deny"),
  /** Nobody got in touch in time. */
  @JsonProperty("expire")
  EXPIRE("expire"),
  /** The match was a mistake. */
  @JsonProperty("withdraw")
  WITHDRAW("withdraw"),
  /** The pension has left the holder. */
  @JsonProperty("remove")
  REMOVE("remove");

  private final String code;

  MatchStep(String code) {
    this.code = code;
  }

  /** The code, as it travels. */
  @Override
  public String toString() {
    return code;
  }
}
