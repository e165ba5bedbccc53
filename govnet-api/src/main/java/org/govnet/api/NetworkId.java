package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One federation's name, such as {@code uk} or {@code uk-test}; what is signed for one is not valid
 * in another.
 *
 * @param value 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter
 */
@TextForm(pattern = Slugs.PATTERN, example = "uk")
public record NetworkId(@JsonValue String value) implements Comparable<NetworkId> {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not such a name
   */
  @JsonCreator
  public NetworkId {
    Slugs.check("network id", value);
  }

  /** Same as the constructor; reads better at a call. */
  public static NetworkId of(String value) {
    return new NetworkId(value);
  }

  @Override
  public int compareTo(NetworkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
