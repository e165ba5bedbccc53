package org.govnet.api.care;

import java.time.LocalDate;
import org.govnet.api.Money;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a care service costs, or costs some people.
 *
 * @param validFromDate the first day of the price
 * @param validToDate the last
 * @param option for whom or when, such as {@code under 18s}
 * @param amount the price; null if it depends
 * @param amountDescription what the price is for, such as {@code per hour}
 */
@WireObject
public record CostOption(
    @Nullable LocalDate validFromDate,
    @Nullable LocalDate validToDate,
    @Nullable String option,
    @Nullable Money amount,
    @Nullable String amountDescription) {
  /**
   * Checks the dates, the amount and the texts.
   *
   * @throws IllegalArgumentException if the dates are in the wrong order, the amount is below zero,
   *     or a text is blank or too long
   */
  public CostOption {
    CareText.order("validFromDate", validFromDate, "validToDate", validToDate);
    Text.optional("option", option, CareText.SHORT);
    if (amount != null && amount.belowZero()) {
      throw new IllegalArgumentException("amount must not be below zero: " + amount);
    }
    Text.optional("amountDescription", amountDescription, CareText.SHORT);
  }
}
