package org.govnet.client;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** A problem of govnet's own that a contract has a type for. */
@ProblemCode(value = "purpose-not-allowed", status = 403, title = "Not for that")
public final class NotForThat extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** As the client makes it. */
  public NotForThat(Problem problem) {
    super(problem);
  }
}
