package org.govnet.api.tax;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.PeriodKey;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The taxpayer owes no return for the period; nothing was changed. */
@ProblemCode(value = "obligation-not-found", status = 404, title = "No obligation for the period")
public class ObligationNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param period the period that the return names
   */
  public ObligationNotFound(PeriodKey period) {
    super(
        problemOf(
                ObligationNotFound.class,
                "the taxpayer has no obligation for the period "
                    + period
                    + "; its obligations name theirs")
            .withErrors(
                List.of(
                    new FieldError(
                        "/periodKey",
                        "invalid",
                        "the taxpayer has no obligation for the period "
                            + period
                            + "; its obligations name theirs"))));
  }

  /** For the client, which makes it again from what the node answered. */
  public ObligationNotFound(Problem problem) {
    super(problem);
  }
}
