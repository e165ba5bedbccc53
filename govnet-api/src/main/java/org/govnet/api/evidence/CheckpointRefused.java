package org.govnet.api.evidence;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/**
 * A checkpoint that is not countersigned: it is not the caller's, or forks or rolls back its log.
 */
@ProblemCode(value = "checkpoint-refused", status = 409, title = "Checkpoint refused")
public class CheckpointRefused extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says why. */
  public CheckpointRefused(String detail) {
    super(problemOf(CheckpointRefused.class, detail));
  }

  /** For the client, which makes it again from what the node answered. */
  public CheckpointRefused(Problem problem) {
    super(problem);
  }
}
