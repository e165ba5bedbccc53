package org.govnet.node;

import java.time.Duration;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;

/**
 * A request that govnet itself refuses, with the problem to answer. Costs no stack trace: callers
 * cause it.
 */
final class RefusedRequest extends ProblemException {
  private static final long serialVersionUID = 1L;

  RefusedRequest(Problem problem) {
    super(problem);
  }

  /**
   * With a status that means: later.
   *
   * @param again after how long
   */
  RefusedRequest(Problem problem, Duration again) {
    super(problem);
    ProblemException unused = retryAfter(again);
  }

  static RefusedRequest malformed(String detail) {
    return new RefusedRequest(ServerProblem.malformedRequest(detail));
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
