package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One institution's name in the network, such as {@code manchester}.
 *
 * @param value 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter
 */
@TextForm(pattern = Slugs.PATTERN, example = "manchester")
public record NodeId(@JsonValue String value) implements Comparable<NodeId> {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not such a name
   */
  @JsonCreator
  public NodeId {
    Slugs.check("node id", value);
  }

  /** Same as the constructor; reads better at a call. */
  public static NodeId of(String value) {
    return new NodeId(value);
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
