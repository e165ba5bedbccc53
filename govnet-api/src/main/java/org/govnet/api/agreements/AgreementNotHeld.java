package org.govnet.api.agreements;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** There is no such agreement between this node and the caller. */
@ProblemCode(value = "agreement-not-held", status = 404, title = "Agreement not held")
public class AgreementNotHeld extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says why. */
  public AgreementNotHeld(String detail) {
    super(problemOf(AgreementNotHeld.class, detail));
  }

  /** For the client, which makes it again from what the node answered. */
  public AgreementNotHeld(Problem problem) {
    super(problem);
  }
}
