package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * Where an application is in its process. The stage does not tell the status: see {@link
 * Lifecycle}.
 */
public enum ProcessStage {
  /** Sent in, and not yet in the authority's back office. */
  SUBMISSION("submission"),
  /** Being checked for completeness. */
  VALIDATION("validation"),
  /** Open to the public's and specialists' comments; not every application has it. */
  CONSULTATION("consultation"),
  /** Being decided, and afterwards, for as long as there is no appeal. */
  ASSESSMENT("assessment"),
  /** Before the Planning Inspectorate. */
  APPEAL("appeal"),
  /** The inspector's decision is before the High Court. */
  HIGH_COURT_APPEAL("highCourtAppeal");

  private final String wire;

  ProcessStage(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ProcessStage fromString(String code) {
    return Codes.find("stage", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
