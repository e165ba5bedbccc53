package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the High Court did with an inspector's decision (Town and Country Planning Act 1990 section
 * 288).
 */
public enum HighCourtDecision {
  /** Quashed it; the Secretary of State then has to decide the appeal again. */
  @JsonProperty("quashed")
  QUASHED,
  /** Let it stand. */
  @JsonProperty("dismissed")
  DISMISSED,
  /** Did nothing: the claim was taken back. */
  @JsonProperty("withdrawn")
  WITHDRAWN
}
