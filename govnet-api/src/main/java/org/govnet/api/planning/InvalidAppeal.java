package org.govnet.api.planning;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** What is said of the appeal does not fit what is known already; nothing was changed. */
@ProblemCode(value = "invalid-appeal", status = 400, title = "Invalid appeal")
public class InvalidAppeal extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param pointer the part that is wrong, a JSON pointer such as {@code /lodgedDate}
   * @param detail one sentence saying what would be right
   */
  public InvalidAppeal(String pointer, String detail) {
    super(
        problemOf(InvalidAppeal.class, detail)
            .withErrors(List.of(new FieldError(pointer, "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidAppeal(Problem problem) {
    super(problem);
  }
}
