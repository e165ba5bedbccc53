package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** Where an award stands: OCDS 1.1, codelist awardStatus. */
public enum AwardStatus {
  /** Proposed, and not yet in force. */
  PENDING("pending"),
  /** Made, and in force. */
  ACTIVE("active"),
  /** Taken back. */
  CANCELLED("cancelled"),
  /** Could not be made. */
  UNSUCCESSFUL("unsuccessful");

  private final String code;

  AwardStatus(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static AwardStatus fromString(String code) {
    return Codes.find("award status", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
