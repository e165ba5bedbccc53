package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The directory has no organisation with that id. */
@ProblemCode(value = "organization-not-found", status = 404, title = "Organisation not found")
public class OrganizationNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public OrganizationNotFound(String id) {
    super(problemOf(OrganizationNotFound.class, "no organisation has the id " + Quote.of(id)));
  }

  /** For the client, which makes it again from what the node answered. */
  public OrganizationNotFound(Problem problem) {
    super(problem);
  }
}
