package org.govnet.api.tax;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The days a list is asked about, both included. It does not travel: the two dates do, each as a
 * parameter.
 *
 * @param fromDate the first day
 * @param toDate the last day
 */
public record DateRange(LocalDate fromDate, LocalDate toDate) {
  /** The most days a range can have. */
  public static final int MAX_DAYS = 366;

  /**
   * The range that two parameters make.
   *
   * @throws InvalidDateRange if one is missing, {@code toDate} is before {@code fromDate}, or the
   *     range has more than {@value #MAX_DAYS} days
   */
  public static DateRange of(@Nullable LocalDate fromDate, @Nullable LocalDate toDate)
      throws InvalidDateRange {
    if (fromDate == null || toDate == null) {
      throw new InvalidDateRange(
          fromDate == null ? "fromDate" : "toDate",
          "fromDate and toDate must both be given; for open obligations alone, neither need be");
    }
    if (toDate.isBefore(fromDate)) {
      throw new InvalidDateRange(
          "toDate", "toDate must not be before fromDate: " + fromDate + ", " + toDate);
    }
    if (ChronoUnit.DAYS.between(fromDate, toDate) >= MAX_DAYS) {
      throw new InvalidDateRange(
          "toDate",
          "fromDate to toDate must be at most " + MAX_DAYS + " days: " + fromDate + ", " + toDate);
    }
    return new DateRange(fromDate, toDate);
  }

  /** Whether the day is in the range. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(fromDate) && !day.isAfter(toDate);
  }
}
