package org.govnet.api.pensions;

import java.time.LocalDate;
import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * An income, before tax.
 *
 * @param annualAmount a year
 * @param monthlyAmount a month
 * @param payableDate from when, or since when
 * @param lastPaymentDate until when; null for life
 * @param increasing whether it rises in payment
 */
@WireObject
public record RecurringIncome(
    Money annualAmount,
    Money monthlyAmount,
    LocalDate payableDate,
    @Nullable LocalDate lastPaymentDate,
    boolean increasing) {
  /** The amounts are a person's: the date alone. */
  @Override
  public String toString() {
    return "RecurringIncome[payableDate=" + payableDate + "]";
  }
}
