package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;

/**
 * A date or time in the one spelling of RFC 3339 (times in UTC): Jackson's own readers take numbers
 * and arrays too, and spend minutes on one such as 1e1000000000.
 */
final class StrictText<T> extends StdScalarDeserializer<T> {
  private static final String MONTH = "0000-00";
  private static final String TIME = "0000-00-00T00:00:00";
  private static final int MAX_FRACTION = 9;

  private static final long serialVersionUID = 1L;

  private final Class<T> type;

  @SuppressWarnings("serial") // nobody serializes a mapper
  private final Function<String, T> parse;

  StrictText(Class<T> type, Function<String, T> parse) {
    super(type);
    this.type = type;
    this.parse = parse;
  }

  // By hand: regular expressions, and the JDK's reader of dates, allocated a fifth of what a call
  // did.

  /**
   * A date, such as {@code 2017-08-09}.
   *
   * @throws DateTimeException if it is none
   */
  static LocalDate date(String text) {
    LocalDate date = QuickTimes.date(text);
    if (date == null) {
      throw new DateTimeException("not a date");
    }
    return date;
  }

  /**
   * A month, such as {@code 2017-08}.
   *
   * @throws DateTimeException if it is none
   */
  static YearMonth month(String text) {
    if (text.length() != MONTH.length() || !begins(text, MONTH)) {
      throw new DateTimeException("not a month");
    }
    return YearMonth.of(number(text, 0, 4), number(text, 5, 7));
  }

  /**
   * A time in UTC, such as {@code 2017-08-09T13:58:07.5Z}.
   *
   * @throws DateTimeException if it is none
   */
  static Instant time(String text) {
    Instant quick = QuickTimes.time(text);
    if (quick != null) {
      return quick;
    }
    int last = text.length() - 1;
    int fraction = last - TIME.length() - 1; // digits after the point; -1 if there is no point
    boolean formed =
        begins(text, TIME)
            && text.charAt(last) == 'Z'
            && (fraction == -1
                || (fraction >= 1
                    && fraction <= MAX_FRACTION
                    && text.charAt(TIME.length()) == '.'
                    && areDigits(text, TIME.length() + 1, last)));
    if (!formed) {
      throw new DateTimeException("not a time");
    }
    return Instant.parse(text);
  }

  /** Whether {@code text} begins like {@code form}, in which 0 is any digit. */
  private static boolean begins(String text, String form) {
    if (text.length() < form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(i);
      if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    String text = parser.getText();
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      // another form, or the 30th of February, say
    }
    return type.cast(context.handleWeirdStringValue(type, text, "not RFC 3339"));
  }
}
