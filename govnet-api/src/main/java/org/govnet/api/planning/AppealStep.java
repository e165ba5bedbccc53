package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What can be done to an appeal; {@link AppealLifecycle} has when. */
public enum AppealStep {
  /** The inspectorate finds it valid. */
  VALIDATE("validate"),
  /** The inspectorate begins to consider it. */
  START("start"),
  /** The inspectorate decides it. */
  DECIDE("decide"),
  /** Whoever lodged it takes it back. */
  WITHDRAW("withdraw");

  private final String wire;

  AppealStep(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static AppealStep fromString(String code) {
    return Codes.find("appeal step", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
