package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What the authority decided. */
public enum AssessmentDecision {
  /** Granted, with or without conditions. */
  GRANTED("granted"),
  /** Refused. */
  REFUSED("refused");

  private final String wire;

  AssessmentDecision(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static AssessmentDecision fromString(String code) {
    return Codes.find("decision", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
