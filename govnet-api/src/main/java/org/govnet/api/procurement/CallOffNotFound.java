package org.govnet.api.procurement;

import org.govnet.api.Ocid;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/**
 * The asker has called off no contract with that ocid. What others called off is in their releases.
 */
@ProblemCode(value = "call-off-not-found", status = 404, title = "Call-off not found")
public class CallOffNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public CallOffNotFound(Ocid ocid) {
    super(
        problemOf(CallOffNotFound.class, "you have called off no contract with the ocid " + ocid));
  }

  /** For the client, which makes it again from what the node answered. */
  public CallOffNotFound(Problem problem) {
    super(problem);
  }
}
