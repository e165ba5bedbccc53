package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a comment by the public is about; the source's codes. */
public enum CommentTopic {
  /** Design, size or height of what is built. */
  @JsonProperty("design")
  DESIGN,
  /** What it is used for. */
  @JsonProperty("use")
  USE,
  /** Natural light. */
  @JsonProperty("light")
  LIGHT,
  /** The privacy of neighbours. */
  @JsonProperty("privacy")
  PRIVACY,
  /** The access of disabled people. */
  @JsonProperty("access")
  ACCESS,
  /** Noise from a new use. */
  @JsonProperty("noise")
  NOISE,
  /** Traffic, parking or road safety. */
  @JsonProperty("traffic")
  TRAFFIC,
  /** Anything else. */
  @JsonProperty("other")
  OTHER
}
