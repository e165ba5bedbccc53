package org.govnet.api.care;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The days asked for are no period that slots can be asked for. */
@ProblemCode(value = "invalid-period", status = 400, title = "Invalid period")
public class InvalidPeriod extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param parameter the parameter that is wrong
   * @param detail one sentence saying what would be right
   */
  public InvalidPeriod(String parameter, String detail) {
    super(
        problemOf(InvalidPeriod.class, detail)
            .withErrors(List.of(new FieldError(parameter, "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidPeriod(Problem problem) {
    super(problem);
  }
}
