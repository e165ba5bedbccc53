package org.govnet.api.tax;

import java.time.LocalDate;
import org.govnet.api.WireObject;

/**
 * The period a liability is for.
 *
 * @param fromDate its first day
 * @param toDate its last day
 */
@WireObject
public record TaxPeriod(LocalDate fromDate, LocalDate toDate) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if it ends before it begins
   */
  public TaxPeriod {
    if (toDate.isBefore(fromDate)) {
      throw new IllegalArgumentException(
          "toDate must not be before fromDate: " + fromDate + ", " + toDate);
    }
  }
}
