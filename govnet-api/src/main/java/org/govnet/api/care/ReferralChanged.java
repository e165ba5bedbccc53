package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The referral is no longer as the caller read it; nothing was changed. */
@ProblemCode(value = "referral-changed", status = 409, title = "Referral changed")
public class ReferralChanged extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param given the version that the caller named
   * @param now the version that it has
   */
  public ReferralChanged(int given, int now) {
    super(
        problemOf(
            ReferralChanged.class,
            "the referral is at version "
                + now
                + ", and the change was made to "
                + given
                + "; read it again"));
  }

  /** For the client, which makes it again from what the node answered. */
  public ReferralChanged(Problem problem) {
    super(problem);
  }
}
