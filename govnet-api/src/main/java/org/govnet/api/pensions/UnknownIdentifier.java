package org.govnet.api.pensions;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** No pension was ever registered under the identifier. */
@ProblemCode(value = "unknown-identifier", status = 404, title = "Unknown pension identifier")
public class UnknownIdentifier extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param identifier what was asked about; the message shows it masked
   */
  public UnknownIdentifier(PensionIdentifier identifier) {
    super(
        problemOf(
            UnknownIdentifier.class,
            "no pension is registered under " + identifier + "; ask the finder for identifiers"));
  }

  /** For the client, which makes it again from what the node answered. */
  public UnknownIdentifier(Problem problem) {
    super(problem);
  }
}
