package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** Only the node that submitted the referral may do this; nothing was changed. */
@ProblemCode(value = "not-the-referrer", status = 403, title = "Not the referrer")
public class NotTheReferrer extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public NotTheReferrer(ReferralStep step) {
    super(
        problemOf(
            NotTheReferrer.class, step + " is for the node that submitted the referral alone"));
  }

  /** For the client, which makes it again from what the node answered. */
  public NotTheReferrer(Problem problem) {
    super(problem);
  }
}
