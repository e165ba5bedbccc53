package org.govnet.api.tax;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** No taxpayer has that id, or that VAT registration number. */
@ProblemCode(value = "taxpayer-not-found", status = 404, title = "Taxpayer not found")
public class TaxpayerNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param by what was looked for by, such as {@code the id "t-1"}; a registration number masked
   */
  public TaxpayerNotFound(String by) {
    super(problemOf(TaxpayerNotFound.class, "no taxpayer has " + by));
  }

  /** For the client, which makes it again from what the node answered. */
  public TaxpayerNotFound(Problem problem) {
    super(problem);
  }
}
