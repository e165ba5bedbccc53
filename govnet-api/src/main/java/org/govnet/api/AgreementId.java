package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a data-sharing agreement between two nodes, such as {@code blue-badge-checks-2026}; the two
 * have no other of that name. It travels signed with each call that is made under it, in {@code
 * Govnet-Agreement}.
 *
 * @param value 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter
 */
@TextForm(pattern = Slugs.PATTERN, example = "blue-badge-checks-2026")
public record AgreementId(@JsonValue String value) {
  /** The header that carries it. */
  public static final String HEADER = "Govnet-Agreement";

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not such a name
   */
  @JsonCreator
  public AgreementId {
    Slugs.check("agreement", value);
  }

  /** Same as the constructor; reads better at a call. */
  public static AgreementId of(String value) {
    return new AgreementId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
