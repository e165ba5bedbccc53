package org.govnet.api.tax;

import java.math.BigDecimal;
import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** Box 5 does not add up (HMRC: {@code VAT_NET_VALUE}); nothing was changed. */
@ProblemCode(
    value = "vat-net-value",
    status = 400,
    title = "Box 5 is not the difference of boxes 3 and 4")
public class VatNetValue extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param expected the difference, in pounds, never below zero
   */
  public VatNetValue(BigDecimal expected) {
    super(
        problemOf(
                VatNetValue.class,
                "netVatDue must be the difference of totalVatDue and vatReclaimedCurrPeriod, "
                    + expected.toPlainString())
            .withErrors(
                List.of(
                    new FieldError(
                        "/netVatDue",
                        "invalid",
                        "netVatDue must be the difference of totalVatDue and vatReclaimedCurrPeriod, "
                            + expected.toPlainString()))));
  }

  /** For the client, which makes it again from what the node answered. */
  public VatNetValue(Problem problem) {
    super(problem);
  }
}
