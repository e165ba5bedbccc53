package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.WireObject;

/**
 * When the public and specialists are asked.
 *
 * @param startDate its first day
 * @param endDate its last day, not before the first
 * @param siteNotice whether a notice is put up at the site
 */
@WireObject
public record Consultation(LocalDate startDate, LocalDate endDate, boolean siteNotice) {
  /**
   * Checks the order of the dates.
   *
   * @throws IllegalArgumentException if {@code endDate} is before {@code startDate}
   */
  public Consultation {
    if (endDate.isBefore(startDate)) {
      throw new IllegalArgumentException(
          "a consultation's endDate must not be before its startDate: "
              + endDate
              + " is before "
              + startDate);
    }
  }

  /** Whether that day is among its days. */
  public boolean openOn(LocalDate day) {
    return !day.isBefore(startDate) && !day.isAfter(endDate);
  }
}
