package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** Whether a pledge stands. */
public enum PledgeStatus {
  /** It stands. */
  LIVE("live"),
  /** The spoke has taken it back. */
  WITHDRAWN("withdrawn");

  private final String code;

  PledgeStatus(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static PledgeStatus fromString(String code) {
    return Codes.find("pledge status", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
