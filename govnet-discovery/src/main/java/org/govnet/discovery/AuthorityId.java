package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.NodeId;

/**
 * A body that may admit nodes, such as {@code welsh-government}.
 *
 * @param value of the form of a {@link NodeId}
 */
public record AuthorityId(@JsonValue String value) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code value} is not of the form of a {@link NodeId}
   */
  @JsonCreator
  public AuthorityId {
    NodeId unused = NodeId.of(value);
  }

  /** Same as the constructor; reads better at a call. */
  public static AuthorityId of(String value) {
    return new AuthorityId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
