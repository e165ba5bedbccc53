package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What has become of an application, whatever its stage. */
public enum ApplicationStatus {
  /** Found invalid, and sent back. */
  RETURNED("returned"),
  /** Taken back by the applicant, after submission and before a decision. */
  WITHDRAWN("withdrawn"),
  /** Decided, even if an appeal is pending. */
  DETERMINED("determined"),
  /** None of the others: not decided yet. */
  UNDETERMINED("undetermined");

  private final String wire;

  ApplicationStatus(String wire) {
    this.wire = wire;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ApplicationStatus fromString(String code) {
    return Codes.find("status", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return wire;
  }
}
