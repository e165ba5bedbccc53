package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What kind of thing is bought: OCDS 1.1, codelist procurementCategory. */
public enum ProcurementCategory {
  /** Goods, or goods and what goes with them. */
  GOODS("goods"),
  /** Construction, repair or demolition. */
  WORKS("works"),
  /** Services. */
  SERVICES("services");

  private final String code;

  ProcurementCategory(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ProcurementCategory fromString(String code) {
    return Codes.find("procurement category", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
