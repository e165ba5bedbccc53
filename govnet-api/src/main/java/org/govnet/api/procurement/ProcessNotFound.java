package org.govnet.api.procurement;

import org.govnet.api.Ocid;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The node knows no process, or no call for demand, with that ocid. */
@ProblemCode(value = "process-not-found", status = 404, title = "Process not found")
public class ProcessNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public ProcessNotFound(Ocid ocid) {
    super(problemOf(ProcessNotFound.class, "no process of this node has the ocid " + ocid));
  }

  /** For the client, which makes it again from what the node answered. */
  public ProcessNotFound(Problem problem) {
    super(problem);
  }
}
