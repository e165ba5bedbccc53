package org.govnet.api.tax;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The dates asked about are not a range, or too long a one (HMRC: {@code INVALID_DATE_RANGE}). */
@ProblemCode(value = "invalid-date-range", status = 400, title = "Invalid date range")
public class InvalidDateRange extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param pointer the parameter that is wrong, {@code fromDate} or {@code toDate}
   * @param detail one sentence saying what would be right
   */
  public InvalidDateRange(String pointer, String detail) {
    super(
        problemOf(InvalidDateRange.class, detail)
            .withErrors(List.of(new FieldError(pointer, "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidDateRange(Problem problem) {
    super(problem);
  }
}
