package org.govnet.api.tax;

import org.govnet.api.PeriodKey;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** No return has been submitted for the period. */
@ProblemCode(value = "return-not-found", status = 404, title = "Return not found")
public class ReturnNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param period the period that was asked about
   */
  public ReturnNotFound(PeriodKey period) {
    super(problemOf(ReturnNotFound.class, "no return has been submitted for the period " + period));
  }

  /** For the client, which makes it again from what the node answered. */
  public ReturnNotFound(Problem problem) {
    super(problem);
  }
}
