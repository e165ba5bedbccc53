package org.govnet.api.servicedirectory;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** What was said to be needed is not of the contract, or there is no room for it. */
@ProblemCode(value = "needs-refused", status = 400, title = "No needs of this contract")
public class NeedsRefused extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says why. */
  public NeedsRefused(String detail) {
    super(problemOf(NeedsRefused.class, detail));
  }

  /** For the client, which makes it again from what the node answered. */
  public NeedsRefused(Problem problem) {
    super(problem);
  }
}
