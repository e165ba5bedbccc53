package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/**
 * There is no referral with that id that the caller may see: one of another node is not told apart
 * from none.
 */
@ProblemCode(value = "referral-not-found", status = 404, title = "Referral not found")
public class ReferralNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public ReferralNotFound(String id) {
    super(
        problemOf(
            ReferralNotFound.class, "no referral that you may see has the id " + Quote.of(id)));
  }

  /** For the client, which makes it again from what the node answered. */
  public ReferralNotFound(Problem problem) {
    super(problem);
  }
}
