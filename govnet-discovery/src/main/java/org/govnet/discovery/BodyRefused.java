package org.govnet.discovery;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;

/**
 * A body that cannot be read: {@code body-malformed} or {@code invalid-request}, with the place and
 * the fix.
 */
public final class BodyRefused extends ProblemException {
  private static final long serialVersionUID = 1L;

  private BodyRefused(Problem problem) {
    super(problem);
  }

  /** The detail alone, for where it is not a caller's body. */
  String detail() {
    return String.valueOf(problem().detail());
  }

  static BodyRefused malformed(String detail) {
    return new BodyRefused(
        Problem.of(400, "body-malformed", Party.CALLER, "The body cannot be read", detail));
  }

  static BodyRefused invalid(FieldError error) {
    return new BodyRefused(
        Problem.of(
                400,
                "invalid-request",
                Party.CALLER,
                "The request is not valid",
                error.pointer() + " " + error.detail())
            .withErrors(List.of(error)));
  }
}
