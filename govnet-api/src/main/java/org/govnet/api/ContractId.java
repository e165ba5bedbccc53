package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A contract's name, such as {@code planning-applications}.
 *
 * @param value 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter
 */
@TextForm(pattern = Slugs.PATTERN, example = "planning-applications")
public record ContractId(@JsonValue String value) implements Comparable<ContractId> {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not such a name
   */
  @JsonCreator
  public ContractId {
    Slugs.check("contract id", value);
  }

  /** Same as the constructor; reads better at a call. */
  public static ContractId of(String value) {
    return new ContractId(value);
  }

  @Override
  public int compareTo(ContractId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
