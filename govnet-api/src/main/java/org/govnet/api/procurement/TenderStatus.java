package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** Where a tender stands: OCDS 1.1, codelist tenderStatus. */
public enum TenderStatus {
  /** Considered: demand is being gathered. */
  PLANNING("planning"),
  /** Proposed, and not yet taking place. */
  PLANNED("planned"),
  /** Bids are being taken. */
  ACTIVE("active"),
  /** Ended by the hub while bids were being taken. */
  CANCELLED("cancelled"),
  /** Ended without an award. */
  UNSUCCESSFUL("unsuccessful"),
  /** Ended with an award. */
  COMPLETE("complete"),
  /** Ended before any bid was asked for. */
  WITHDRAWN("withdrawn");

  private final String code;

  TenderStatus(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static TenderStatus fromString(String code) {
    return Codes.find("tender status", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
