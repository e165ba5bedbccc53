package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** A part of the request does not fit the process it is for; nothing was changed. */
@ProblemCode(value = "invalid-entry", status = 400, title = "Does not fit the process")
public class InvalidEntry extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param pointer the part that is wrong, a JSON pointer such as {@code /lots/0/lotId}
   * @param detail one sentence saying what would be right
   */
  public InvalidEntry(String pointer, String detail) {
    super(
        problemOf(InvalidEntry.class, detail)
            .withErrors(List.of(new FieldError(pointer, "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidEntry(Problem problem) {
    super(problem);
  }
}
