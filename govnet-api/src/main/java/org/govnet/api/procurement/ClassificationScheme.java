package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * How goods and services are classified: of OCDS 1.1's codelist itemClassificationScheme, the one
 * that Find a Tender uses.
 */
public enum ClassificationScheme {
  /** The Common Procurement Vocabulary. */
  CPV("CPV");

  private final String code;

  ClassificationScheme(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ClassificationScheme fromString(String code) {
    return Codes.find("classification scheme", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
