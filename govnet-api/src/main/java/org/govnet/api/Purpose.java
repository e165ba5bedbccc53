package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why personal data is asked for, such as {@code blue-badge-eligibility}. A contract says which
 * purposes each of its operations serves; it travels signed with the call, in {@code
 * Govnet-Purpose}.
 *
 * @param value 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter
 */
@TextForm(pattern = Slugs.PATTERN, example = "blue-badge-eligibility")
public record Purpose(@JsonValue String value) {
  /** The header that carries it. */
  public static final String HEADER = "Govnet-Purpose";

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not such a name
   */
  @JsonCreator
  public Purpose {
    Slugs.check("purpose", value);
  }

  /** Same as the constructor; reads better at a call. */
  public static Purpose of(String value) {
    return new Purpose(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
