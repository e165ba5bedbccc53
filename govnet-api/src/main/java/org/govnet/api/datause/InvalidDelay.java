package org.govnet.api.datause;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The delay does not end when one may; nothing was changed. */
@ProblemCode(value = "invalid-delay", status = 400, title = "Invalid delay")
public class InvalidDelay extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param detail one sentence saying what would be right
   */
  public InvalidDelay(String detail) {
    super(
        problemOf(InvalidDelay.class, detail)
            .withErrors(List.of(new FieldError("/untilAt", "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidDelay(Problem problem) {
    super(problem);
  }
}
