package org.govnet.api.tax;

import java.math.BigDecimal;
import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** Box 3 does not add up (HMRC: {@code VAT_TOTAL_VALUE}); nothing was changed. */
@ProblemCode(
    value = "vat-total-value",
    status = 400,
    title = "Box 3 is not the sum of boxes 1 and 2")
public class VatTotalValue extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param expected the sum, in pounds
   */
  public VatTotalValue(BigDecimal expected) {
    super(
        problemOf(
                VatTotalValue.class,
                "totalVatDue must be vatDueSales and vatDueAcquisitions together, "
                    + expected.toPlainString())
            .withErrors(
                List.of(
                    new FieldError(
                        "/totalVatDue",
                        "invalid",
                        "totalVatDue must be vatDueSales and vatDueAcquisitions together, "
                            + expected.toPlainString()))));
  }

  /** For the client, which makes it again from what the node answered. */
  public VatTotalValue(Problem problem) {
    super(problem);
  }
}
