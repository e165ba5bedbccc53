package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** Only the institution that gives the care may do this; nothing was changed. */
@ProblemCode(value = "not-the-provider", status = 403, title = "Not the provider")
public class NotTheProvider extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public NotTheProvider(ReferralStep step) {
    super(
        problemOf(
            NotTheProvider.class, step + " is for the node that serves the care service alone"));
  }

  /** For the client, which makes it again from what the node answered. */
  public NotTheProvider(Problem problem) {
    super(problem);
  }
}
