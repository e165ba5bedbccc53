package org.govnet.api.procurement;

import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The caller neither pledged demand nor was named in the award. */
@ProblemCode(value = "not-entitled", status = 403, title = "Not entitled to call off")
public class NotEntitled extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public NotEntitled(NodeId caller, Ocid framework) {
    super(
        problemOf(
            NotEntitled.class,
            caller
                + " may not call off "
                + framework
                + ": it neither pledged nor is named in the award"));
  }

  /** For the client, which makes it again from what the node answered. */
  public NotEntitled(Problem problem) {
    super(problem);
  }
}
