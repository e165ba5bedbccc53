package org.govnet.api.tax;

import org.govnet.api.PeriodKey;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/**
 * The return is of a period that ended more than four years ago (HMRC: {@code
 * DATE_RANGE_TOO_LARGE}).
 */
@ProblemCode(value = "return-too-old", status = 404, title = "Return too old to be viewed")
public class ReturnTooOld extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param period the period that was asked about
   */
  public ReturnTooOld(PeriodKey period) {
    super(
        problemOf(
            ReturnTooOld.class,
            "the period "
                + period
                + " ended more than four years ago; its return is no longer shown"));
  }

  /** For the client, which makes it again from what the node answered. */
  public ReturnTooOld(Problem problem) {
    super(problem);
  }
}
