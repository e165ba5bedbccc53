package org.govnet.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the usual spelling of dates and times digit by digit: a pattern and the JDK's
 * formatter took a good part of a record's time. What is unusual, such as a fraction of a second,
 * or wrong is left to them.
 */
final class QuickTimes {
  private static final int DATE_LENGTH = "2017-08-09".length();
  private static final int TIME_LENGTH = "2017-08-09T13:58:07Z".length();

  // The years of four digits.
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
  private static final long LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400 - 1;

  private QuickTimes() {}

  /** The date; null if it is not to be had quickly. */
  static @Nullable LocalDate date(String text) {
    return text.length() == DATE_LENGTH ? dateAtStart(text) : null;
  }

  /** The time; null if it is not to be had quickly. */
  static @Nullable Instant time(String text) {
    if (text.length() != TIME_LENGTH
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(19) != 'Z') {
      return null;
    }
    LocalDate date = dateAtStart(text);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (date == null || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    return Instant.ofEpochSecond(
        date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second);
  }

  /** The time's text, as {@link Instant#toString} has it. */
  static String text(Instant time) {
    long seconds = time.getEpochSecond();
    if (time.getNano() != 0 || seconds < FIRST || seconds > LAST) {
      return time.toString();
    }
    int ofDay = (int) Math.floorMod(seconds, 86_400L);
    StringBuilder out =
        new StringBuilder(TIME_LENGTH)
            .append(LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L)))
            .append('T');
    two(out, ofDay / 3_600).append(':');
    two(out, ofDay / 60 % 60).append(':');
    return two(out, ofDay % 60).append('Z').toString();
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static @Nullable LocalDate dateAtStart(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (year | month | day) < 0
        || month < 1
        || month > 12
        || day < 1
        || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
      return null;
    }
    return LocalDate.of(year, month, day);
  }

  /** The digits from one place to before another; negative if one of them is none. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
