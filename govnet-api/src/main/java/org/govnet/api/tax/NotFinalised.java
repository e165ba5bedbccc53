package org.govnet.api.tax;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The return is not declared final (HMRC: {@code NOT_FINALISED}); nothing was changed. */
@ProblemCode(value = "not-finalised", status = 400, title = "Return not finalised")
public class NotFinalised extends ProblemException {
  private static final long serialVersionUID = 1L;
  private static final String DETAIL =
      "finalised must be true: it declares that the return is final";

  /** For the service. */
  public NotFinalised() {
    super(
        problemOf(NotFinalised.class, DETAIL)
            .withErrors(List.of(new FieldError("/finalised", "invalid", DETAIL))));
  }

  /** For the client, which makes it again from what the node answered. */
  public NotFinalised(Problem problem) {
    super(problem);
  }
}
