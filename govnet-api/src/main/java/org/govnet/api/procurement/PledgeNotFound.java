package org.govnet.api.procurement;

import org.govnet.api.Ocid;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The asker has no live pledge in that call. */
@ProblemCode(value = "pledge-not-found", status = 404, title = "Pledge not found")
public class PledgeNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public PledgeNotFound(Ocid ocid) {
    super(problemOf(PledgeNotFound.class, "you have no live pledge in the call " + ocid));
  }

  /** For the client, which makes it again from what the node answered. */
  public PledgeNotFound(Problem problem) {
    super(problem);
  }
}
