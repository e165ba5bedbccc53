package org.govnet.api.procurement;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The node has published no release with that id. */
@ProblemCode(value = "release-not-found", status = 404, title = "Release not found")
public class ReleaseNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public ReleaseNotFound(String id) {
    super(
        problemOf(
            ReleaseNotFound.class,
            "no release has the id " + Quote.of(id) + "; an ocid is looked up in records instead"));
  }

  /** For the client, which makes it again from what the node answered. */
  public ReleaseNotFound(Problem problem) {
    super(problem);
  }
}
