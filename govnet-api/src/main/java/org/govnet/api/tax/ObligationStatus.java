package org.govnet.api.tax;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.govnet.api.Quote;

/** Whether a return that is owed has been submitted; the values are HMRC's. */
public enum ObligationStatus {
  /** The return is owed. */
  @JsonProperty("O")
  OPEN("O"),
  /** The return has been received. */
  @JsonProperty("F")
  FULFILLED("F");

  private final String code;

  ObligationStatus(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ObligationStatus fromString(String code) {
    for (ObligationStatus each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("status must be O or F: " + Quote.of(code));
  }

  /** The code, as it travels. */
  @Override
  public String toString() {
    return code;
  }
}
