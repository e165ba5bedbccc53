package org.govnet.api.procurement;

import java.time.Instant;
import org.govnet.api.Ocid;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The framework is awarded, and its time has not begun. */
@ProblemCode(value = "framework-not-running", status = 409, title = "Framework not running yet")
public class FrameworkNotRunning extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public FrameworkNotRunning(Ocid framework, Instant startAt) {
    super(
        problemOf(
            FrameworkNotRunning.class,
            "contracts can be called off " + framework + " from " + startAt));
  }

  /** For the client, which makes it again from what the node answered. */
  public FrameworkNotRunning(Problem problem) {
    super(problem);
  }
}
