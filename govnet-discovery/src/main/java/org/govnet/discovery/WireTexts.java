package org.govnet.discovery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Values that Java has and the wire has not: their texts would be refused where they are read. */
final class WireTexts {
  private static final int MAX_DIGITS = 1_000;
  private static final int MAX_BITS = 3_321; // the most of which no number has over 1,000 digits
  private static final int MAX_YEAR = 9_999;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private WireTexts() {}

  /** Why a value has no text; null if it has one, as far as this knows its type. */
  static @Nullable String fault(Object value) {
    if (value instanceof BigDecimal number) {
      // Before it is written: 1E+999999999 would be as many digits.
      long whole = (long) number.precision() - number.scale();
      return whole > MAX_DIGITS || number.scale() > MAX_DIGITS ? digits() : null;
    }
    if (value instanceof BigInteger number) {
      return number.bitLength() > MAX_BITS ? digits() : null;
    }
    if (value instanceof LocalDate date) {
      return year(date.getYear());
    }
    if (value instanceof YearMonth month) {
      return year(month.getYear());
    }
    if (value instanceof Instant time) {
      return time.isBefore(FIRST) || !time.isBefore(END) ? year() : null;
    }
    return value instanceof URI uri && uri.toString().isEmpty() ? "it is an empty URI" : null;
  }

  private static @Nullable String year(int year) {
    return year < 0 || year > MAX_YEAR ? year() : null;
  }

  private static String year() {
    return "its year is not 0 to 9999, which RFC 3339 has";
  }

  private static String digits() {
    return "it has over 1,000 digits before or after the point";
  }
}
