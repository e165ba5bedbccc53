package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** How openly bids are asked for: OCDS 1.1, codelist method. */
public enum ProcurementMethod {
  /** Any supplier may bid. */
  OPEN("open"),
  /** Suppliers found qualified are asked to bid. */
  SELECTIVE("selective"),
  /** Suppliers of the hub's choice are asked to bid. */
  LIMITED("limited"),
  /** One supplier is asked, without competition. */
  DIRECT("direct");

  private final String code;

  ProcurementMethod(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ProcurementMethod fromString(String code) {
    return Codes.find("procurement method", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
