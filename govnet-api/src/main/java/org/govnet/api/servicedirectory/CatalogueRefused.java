package org.govnet.api.servicedirectory;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** What was sent is not the CSV of a catalogue. */
@ProblemCode(value = "catalogue-refused", status = 400, title = "No catalogue CSV")
public class CatalogueRefused extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says why. */
  public CatalogueRefused(String detail) {
    super(problemOf(CatalogueRefused.class, detail));
  }

  /** For the client, which makes it again from what the node answered. */
  public CatalogueRefused(Problem problem) {
    super(problem);
  }
}
