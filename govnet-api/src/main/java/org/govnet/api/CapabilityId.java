package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A national specialism's name, such as {@code planning}, which one node leads for everyone.
 *
 * @param value 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter
 */
@TextForm(pattern = Slugs.PATTERN, example = "planning")
public record CapabilityId(@JsonValue String value) implements Comparable<CapabilityId> {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not such a name
   */
  @JsonCreator
  public CapabilityId {
    Slugs.check("capability id", value);
  }

  /** Same as the constructor; reads better at a call. */
  public static CapabilityId of(String value) {
    return new CapabilityId(value);
  }

  @Override
  public int compareTo(CapabilityId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
