package org.govnet.api.planning;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.govnet.api.Quote;

/** Finds an enum's constant by the name it has on the wire, in a body and in a query alike. */
final class WireNames {
  private WireNames() {}

  static <E extends Enum<E>> E find(String what, E[] constants, String wire) {
    for (E constant : constants) {
      if (constant.toString().equals(wire)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        what
            + " must be one of "
            + Arrays.stream(constants).map(E::toString).collect(Collectors.joining(", "))
            + ": "
            + Quote.of(wire));
  }
}
