package org.govnet.api.pensions;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** A find request is for a person whose name and birth date an identity service has verified. */
@ProblemCode(value = "identity-not-verified", status = 400, title = "Identity not verified")
public class IdentityNotVerified extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param missing what is not verified, and has to be
   */
  public IdentityNotVerified(List<FindAttribute> missing) {
    super(
        problemOf(
                IdentityNotVerified.class,
                "verified must have givenName, familyName and birthDate, and lacks " + missing)
            .withErrors(
                List.of(
                    new FieldError(
                        "/person/verified",
                        "invalid",
                        "verified must have givenName, familyName and birthDate, and lacks "
                            + missing))));
  }

  /** For the client, which makes it again from what the node answered. */
  public IdentityNotVerified(Problem problem) {
    super(problem);
  }
}
