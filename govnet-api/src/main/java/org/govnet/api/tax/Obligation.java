package org.govnet.api.tax;

import java.time.LocalDate;
import org.govnet.api.PeriodKey;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A return that is owed, or was, for one period.
 *
 * @param startDate the period's first day
 * @param endDate the period's last day
 * @param dueDate the last day on which the return is in time
 * @param status open, or fulfilled
 * @param periodKey the period's name, by which its return is submitted and viewed
 * @param receivedDate when the return was received; null while it is open
 */
@WireObject
public record Obligation(
    LocalDate startDate,
    LocalDate endDate,
    LocalDate dueDate,
    ObligationStatus status,
    PeriodKey periodKey,
    @Nullable LocalDate receivedDate) {
  /**
   * Checks that the dates are in order, and that a fulfilled one, and no other, was received.
   *
   * @throws IllegalArgumentException if not
   */
  public Obligation {
    if (endDate.isBefore(startDate) || dueDate.isBefore(endDate)) {
      throw new IllegalArgumentException(
          "startDate, endDate and dueDate must be in that order: "
              + startDate
              + ", "
              + endDate
              + ", "
              + dueDate);
    }
    if ((status == ObligationStatus.FULFILLED) != (receivedDate != null)) {
      throw new IllegalArgumentException(
          "receivedDate must be there for status F, and for no other: " + status);
    }
  }

  /**
   * This obligation once its return is received.
   *
   * @throws org.govnet.api.IllegalTransition if it is fulfilled already
   */
  public Obligation received(LocalDate on) {
    ObligationStatus after = ObligationLifecycle.TABLE.after(status, ObligationStep.SUBMIT_RETURN);
    return new Obligation(startDate, endDate, dueDate, after, periodKey, on);
  }
}
