package org.govnet.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Finds an enum's constant by its code, for the {@code @JsonCreator} of an enum that travels in a
 * query as well as in a body: there Jackson does not see it, and the node calls the same creator.
 */
public final class Codes {
  private Codes() {}

  /**
   * The constant whose {@code toString} is the code.
   *
   * @param what what the enum is, for the message
   * @param constants the enum's {@code values()}
   * @throws IllegalArgumentException if none has it; the message names those that there are
   */
  public static <E extends Enum<E>> E find(String what, E[] constants, String code) {
    for (E constant : constants) {
      if (constant.toString().equals(code)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        what
            + " must be one of "
            + Arrays.stream(constants).map(E::toString).collect(Collectors.joining(", "))
            + ": "
            + Quote.of(code));
  }
}
