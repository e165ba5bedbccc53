package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The directory has no care service with that id. */
@ProblemCode(value = "service-not-found", status = 404, title = "Care service not found")
public class CareServiceNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public CareServiceNotFound(String id) {
    super(
        problemOf(
            CareServiceNotFound.class,
            "no care service has the id "
                + Quote.of(id)
                + "; the list of care services has the ids"));
  }

  /** For the client, which makes it again from what the node answered. */
  public CareServiceNotFound(Problem problem) {
    super(problem);
  }
}
