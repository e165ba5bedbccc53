package org.govnet.api.tax;

import java.time.LocalDate;
import org.govnet.api.PeriodKey;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/**
 * The return is for a period that has not ended (HMRC: {@code TAX_PERIOD_NOT_ENDED}); nothing was
 * changed.
 */
@ProblemCode(value = "tax-period-not-ended", status = 409, title = "Tax period not ended")
public class TaxPeriodNotEnded extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param period the period that the return names
   * @param endDate the period's last day
   */
  public TaxPeriodNotEnded(PeriodKey period, LocalDate endDate) {
    super(
        problemOf(
            TaxPeriodNotEnded.class,
            "the period "
                + period
                + " ends on "
                + endDate
                + "; submit its return from the day after"));
  }

  /** For the client, which makes it again from what the node answered. */
  public TaxPeriodNotEnded(Problem problem) {
    super(problem);
  }
}
