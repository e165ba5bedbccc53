package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * How contracts are called off: the OCDS techniques extension, codelist frameworkAgreementMethod.
 */
public enum FrameworkAgreementMethod {
  /** By competition among the framework's suppliers. */
  WITH_REOPENING_COMPETITION("withReopeningCompetition"),
  /** Directly, on the framework's terms; what this contract supports. */
  WITHOUT_REOPENING_COMPETITION("withoutReopeningCompetition"),
  /** Either way. */
  WITH_AND_WITHOUT_REOPENING_COMPETITION("withAndWithoutReopeningCompetition");

  private final String code;

  FrameworkAgreementMethod(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static FrameworkAgreementMethod fromString(String code) {
    return Codes.find("framework agreement method", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
