package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** How a related process is named: OCDS 1.1, codelist relatedProcessScheme. */
public enum RelatedProcessScheme {
  /** By its ocid. */
  OCID("ocid");

  private final String code;

  RelatedProcessScheme(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static RelatedProcessScheme fromString(String code) {
    return Codes.find("related process scheme", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
