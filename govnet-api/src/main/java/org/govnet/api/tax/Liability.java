package org.govnet.api.tax;

import java.time.LocalDate;
import org.govnet.api.Money;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A charge to the taxpayer's VAT account.
 *
 * @param taxPeriod the period it is for; null for a charge that is for none
 * @param type the kind of charge in HMRC's words, such as {@code VAT Return Debit Charge}; at most
 *     30 characters
 * @param originalAmount what was charged
 * @param outstandingAmount what payments have left of it
 * @param dueDate the last day on which payment is in time; null if it has none
 */
@WireObject
public record Liability(
    @Nullable TaxPeriod taxPeriod,
    String type,
    Money originalAmount,
    Money outstandingAmount,
    @Nullable LocalDate dueDate) {
  /**
   * Checks the text and that the currencies agree.
   *
   * @throws IllegalArgumentException if not
   */
  public Liability {
    Text.require("type", type, 30);
    if (!originalAmount.currency().equals(outstandingAmount.currency())) {
      throw new IllegalArgumentException(
          "originalAmount and outstandingAmount must be of one currency: "
              + originalAmount.currency()
              + ", "
              + outstandingAmount.currency());
    }
  }

  /** The same charge after payments that come to so much altogether. */
  public Liability paid(Money paid) {
    return new Liability(taxPeriod, type, originalAmount, originalAmount.minus(paid), dueDate);
  }
}
