package org.govnet.api.datause;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The node has no use with the id that was asked for. */
@ProblemCode(value = "use-not-found", status = 404, title = "No such use")
public class UseNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param id what was asked for
   */
  public UseNotFound(String id) {
    super(problemOf(UseNotFound.class, "no use has the id " + Quote.of(id)));
  }

  /** For the client, which makes it again from what the node answered. */
  public UseNotFound(Problem problem) {
    super(problem);
  }
}
