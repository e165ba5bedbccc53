package org.govnet.api.care;

import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/** Checks that more than one record of the package makes. */
final class CareText {
  static final int SHORT = 200;
  static final int LONG = 4_000;

  private CareText() {}

  /** Checks an address on the web that may be missing. */
  static void web(String name, @Nullable URI address) {
    if (address != null
        && (address.getHost() == null
            || !Set.of("http", "https").contains(String.valueOf(address.getScheme())))) {
      throw new IllegalArgumentException(
          name + " must be a whole http or https address: " + Quote.of(address.toString()));
    }
  }

  /** Checks the order of two dates, either of which may be missing. */
  static void order(String from, @Nullable LocalDate start, String to, @Nullable LocalDate end) {
    if (start != null && end != null && end.isBefore(start)) {
      throw new IllegalArgumentException(
          to + " must not be before " + from + ": " + end + " is before " + start);
    }
  }
}
