package org.govnet.api.vehicle;

import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The register cannot be asked now, though the node is well. */
@ProblemCode(
    value = "register-unavailable",
    status = 503,
    title = "Register unavailable",
    party = Party.PROVIDER)
public class RegisterUnavailable extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param why in a few words, such as {@code closed for maintenance}
   */
  public RegisterUnavailable(String why) {
    super(problemOf(RegisterUnavailable.class, "the register of vehicles is " + why));
  }

  /** For the client, which makes it again from what the node answered. */
  public RegisterUnavailable(Problem problem) {
    super(problem);
  }
}
