package org.govnet.api.pensions;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The identifier no longer leads to a pension: ask the finder again. */
@ProblemCode(value = "identifier-withdrawn", status = 410, title = "Pension identifier withdrawn")
public class IdentifierWithdrawn extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param identifier what was asked about; the message shows it masked
   * @param status how it ended
   */
  public IdentifierWithdrawn(PensionIdentifier identifier, MatchStatus status) {
    super(
        problemOf(
            IdentifierWithdrawn.class,
            "the identifier " + identifier + " ended as " + status + "; ask the finder again"));
  }

  /** For the client, which makes it again from what the node answered. */
  public IdentifierWithdrawn(Problem problem) {
    super(problem);
  }
}
