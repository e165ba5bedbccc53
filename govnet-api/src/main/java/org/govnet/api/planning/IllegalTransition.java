package org.govnet.api.planning;

import java.util.Set;
import java.util.stream.Collectors;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The lifecycle does not have this step where the application is; nothing was changed. */
@ProblemCode(
    value = "illegal-transition",
    status = 409,
    title = "The application cannot take this step now")
public class IllegalTransition extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says where the application is and what it may do instead. */
  public IllegalTransition(ApplicationType type, Lifecycle.State from, Step step) {
    super(problemOf(IllegalTransition.class, detail(type, from, step)));
  }

  /** For the client, which makes it again from what the node answered. */
  public IllegalTransition(Problem problem) {
    super(problem);
  }

  private static String detail(ApplicationType type, Lifecycle.State from, Step step) {
    Set<Step> allowed = Lifecycle.allowed(type, from);
    return step
        + " is not allowed for type "
        + type
        + " in stage "
        + from.stage()
        + ", status "
        + from.status()
        + "; allowed: "
        + (allowed.isEmpty()
            ? "nothing"
            : allowed.stream().map(Step::toString).collect(Collectors.joining(", ")));
  }
}
