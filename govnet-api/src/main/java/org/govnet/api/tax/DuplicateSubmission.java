package org.govnet.api.tax;

import org.govnet.api.PeriodKey;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/**
 * A return is submitted once for each period, and this one has been (HMRC: {@code
 * DUPLICATE_SUBMISSION}).
 */
@ProblemCode(value = "duplicate-submission", status = 409, title = "Return submitted already")
public class DuplicateSubmission extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param period the period that the return names
   */
  public DuplicateSubmission(PeriodKey period) {
    super(
        problemOf(
            DuplicateSubmission.class,
            "the return for the period " + period + " has been submitted already"));
  }

  /** For the client, which makes it again from what the node answered. */
  public DuplicateSubmission(Problem problem) {
    super(problem);
  }
}
