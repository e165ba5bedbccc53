package org.govnet.api;

import java.util.List;

/** The list cannot be read with this limit or cursor. */
@ProblemCode(value = "invalid-paging", status = 400, title = "Invalid limit or cursor")
public class InvalidPaging extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param parameter {@code limit} or {@code cursor}
   * @param detail one sentence saying what would be right
   */
  public InvalidPaging(String parameter, String detail) {
    super(
        problemOf(InvalidPaging.class, detail)
            .withErrors(List.of(new FieldError(parameter, "invalid", detail))));
  }

  /** For the client, which makes it again from what the node answered. */
  public InvalidPaging(Problem problem) {
    super(problem);
  }
}
