package org.govnet.api.planning;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The authority has no application with the id that was asked for. */
@ProblemCode(value = "application-not-found", status = 404, title = "Application not found")
public class ApplicationNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public ApplicationNotFound(String id) {
    super(
        problemOf(
            ApplicationNotFound.class,
            "no application has the id " + Quote.of(id) + "; a reference is searched for instead"));
  }

  /** For the client, which makes it again from what the node answered. */
  public ApplicationNotFound(Problem problem) {
    super(problem);
  }
}
