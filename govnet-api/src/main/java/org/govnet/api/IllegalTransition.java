package org.govnet.api;

import java.util.Set;
import java.util.stream.Collectors;

/** The lifecycle does not have this step where the thing is; nothing was changed. */
@ProblemCode(
    value = "illegal-transition",
    status = 409,
    title = "That step cannot be taken from where it is")
public class IllegalTransition extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service: says where the thing is and what may be done instead.
   *
   * @param what what has the lifecycle, and where it is, such as {@code referral in state accepted}
   * @param step what was asked for
   * @param allowed what may be done there; empty where it ends
   */
  public IllegalTransition(String what, Object step, Set<?> allowed) {
    super(problemOf(IllegalTransition.class, detail(what, step, allowed)));
  }

  /** For the client, which makes it again from what the node answered. */
  public IllegalTransition(Problem problem) {
    super(problem);
  }

  private static String detail(String what, Object step, Set<?> allowed) {
    return step
        + " is not allowed for "
        + what
        + "; allowed: "
        + (allowed.isEmpty()
            ? "nothing"
            : allowed.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
  }
}
