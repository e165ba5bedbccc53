package org.govnet.api.pensions;

import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The pension is there, and its provider cannot show it now. */
@ProblemCode(
    value = "view-not-available",
    status = 503,
    title = "View not available yet",
    party = Party.PROVIDER)
public class ViewNotAvailable extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param provider the provider's name
   */
  public ViewNotAvailable(String provider) {
    super(
        problemOf(
            ViewNotAvailable.class, provider + " cannot show the pension now; ask again later"));
  }

  /** For the client, which makes it again from what the node answered. */
  public ViewNotAvailable(Problem problem) {
    super(problem);
  }
}
