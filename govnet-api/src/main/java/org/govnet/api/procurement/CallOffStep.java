package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What can be done to a contract that was called off; {@link CallOffLifecycle} has when. */
public enum CallOffStep {
  /** All have signed: it is in force. */
  SIGN("sign"),
  /** It is taken back before it was signed; the framework has its value and quantity again. */
  CANCEL("cancel"),
  /** It is over, finished or ended early; what it used of the framework stays used. */
  TERMINATE("terminate");

  private final String code;

  CallOffStep(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static CallOffStep fromString(String code) {
    return Codes.find("call-off step", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
