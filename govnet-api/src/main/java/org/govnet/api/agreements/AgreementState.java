package org.govnet.api.agreements;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an agreement has come; whether it holds today its dates say. */
public enum AgreementState {
  /** Signed by one party; the other has not decided. */
  @JsonProperty("proposed")
  PROPOSED,
  /** Signed by both. */
  @JsonProperty("agreed")
  AGREED,
  /** Ended by one of them. */
  @JsonProperty("revoked")
  REVOKED
}
