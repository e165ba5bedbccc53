package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The directory has no location with that id. */
@ProblemCode(value = "location-not-found", status = 404, title = "Location not found")
public class LocationNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public LocationNotFound(String id) {
    super(problemOf(LocationNotFound.class, "no location has the id " + Quote.of(id)));
  }

  /** For the client, which makes it again from what the node answered. */
  public LocationNotFound(Problem problem) {
    super(problem);
  }
}
