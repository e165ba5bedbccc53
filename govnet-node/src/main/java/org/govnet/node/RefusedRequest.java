package org.govnet.node;

import java.time.Duration;
import org.govnet.api.NodeId;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A request that govnet itself refuses, with the problem to answer. Costs no stack trace: callers
 * cause it.
 */
final class RefusedRequest extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable NodeId caller;

  RefusedRequest(Problem problem) {
    super(problem);
    this.caller = null;
  }

  /**
   * With a status that means: later.
   *
   * @param again after how long
   */
  RefusedRequest(Problem problem, Duration again) {
    this(problem, again, null);
  }

  /**
   * As above.
   *
   * @param caller whose request it is, if its signature has verified
   */
  RefusedRequest(Problem problem, Duration again, @Nullable NodeId caller) {
    super(problem);
    this.caller = caller;
    ProblemException unused = retryAfter(again);
  }

  /** Whose request it is; null if it is not known, or the exchange knows it otherwise. */
  @Nullable NodeId caller() {
    return caller;
  }

  static RefusedRequest malformed(String detail) {
    return new RefusedRequest(ServerProblem.malformedRequest(detail));
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
