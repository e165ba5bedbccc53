package org.govnet.client;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** A typed problem. */
@ProblemCode(value = "parcel-not-found", status = 404, title = "No such parcel")
public final class ParcelNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** As the client makes it. */
  public ParcelNotFound(Problem problem) {
    super(problem);
  }
}
