package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What can be done to an application; {@link Lifecycle} has when, and what comes of it. */
public enum Step {
  /** The authority's back office has it: validation begins. */
  RECEIVE("receive"),
  /** It is invalid, and goes back. */
  RETURN("return"),
  /** It is valid, and its consultation opens. */
  CONSULT("consult"),
  /** It is valid, and any consultation is over: assessment begins. */
  ASSESS("assess"),
  /** The applicant takes it back. */
  WITHDRAW("withdraw"),
  /** It is granted or refused; {@link PlanningApplications#decide} alone does it. */
  DECIDE("decide"),
  /** The applicant appeals against the decision; {@link PlanningApplications#appeal} does it. */
  APPEAL("appeal"),
  /**
   * The inspector's decision goes to the High Court; {@link PlanningApplications#appealToHighCourt}
   * does it.
   */
  APPEAL_TO_HIGH_COURT("appealToHighCourt");

  private final String wire;

  Step(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static Step fromString(String code) {
    return Codes.find("step", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
