package org.govnet.api.agreements;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** An agreement or a revocation that was handed over is not taken. */
@ProblemCode(value = "agreement-not-taken", status = 409, title = "Agreement not taken")
public class AgreementNotTaken extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says why. */
  public AgreementNotTaken(String detail) {
    super(problemOf(AgreementNotTaken.class, detail));
  }

  /** For the client, which makes it again from what the node answered. */
  public AgreementNotTaken(Problem problem) {
    super(problem);
  }
}
