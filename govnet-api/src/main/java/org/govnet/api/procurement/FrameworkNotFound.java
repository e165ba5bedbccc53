package org.govnet.api.procurement;

import org.govnet.api.Ocid;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** That process has established no framework. */
@ProblemCode(value = "framework-not-found", status = 404, title = "Framework not found")
public class FrameworkNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public FrameworkNotFound(Ocid ocid) {
    super(
        problemOf(
            FrameworkNotFound.class,
            "no framework of this node has the ocid " + ocid + "; it may not be awarded yet"));
  }

  /** For the client, which makes it again from what the node answered. */
  public FrameworkNotFound(Problem problem) {
    super(problem);
  }
}
