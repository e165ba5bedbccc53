package org.govnet.api.datause;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was done with the data. */
public enum UseKind {
  /** This node handed it to the institution named. */
  @JsonProperty("disclosedTo")
  DISCLOSED_TO,
  /** This node had it from the institution named. */
  @JsonProperty("receivedFrom")
  RECEIVED_FROM,
  /** Somebody at this node looked at it; the institution named is its own. */
  @JsonProperty("readInternally")
  READ_INTERNALLY
}
