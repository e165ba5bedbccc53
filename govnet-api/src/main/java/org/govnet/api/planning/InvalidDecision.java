package org.govnet.api.planning;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The decision is not one for this application; nothing was changed. */
@ProblemCode(value = "invalid-decision", status = 400, title = "Invalid decision")
public class InvalidDecision extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param pointer the part that is wrong, a JSON pointer such as {@code /priorApprovalRequired}
   * @param detail one sentence saying what would be right
   */
  public InvalidDecision(String pointer, String detail) {
    super(
        problemOf(InvalidDecision.class, detail)
            .withErrors(List.of(new FieldError(pointer, "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidDecision(Problem problem) {
    super(problem);
  }
}
