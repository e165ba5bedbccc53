package org.govnet.trust;

import org.govnet.api.GovnetException;
import org.govnet.api.Problem;

/**
 * A message that does not pass, with the problem to answer with (protocol section 5). Of a response
 * it is only a reason: such a response is a fault of transport, and nobody's answer.
 */
public final class MessageRefused extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  MessageRefused(Problem problem) {
    super(problem.status() + " " + problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  /** Why, with the code and status of protocol section 5. */
  public Problem problem() {
    return problem;
  }
}
