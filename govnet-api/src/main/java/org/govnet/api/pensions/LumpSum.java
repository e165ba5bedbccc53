package org.govnet.api.pensions;

import java.time.LocalDate;
import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * A sum that is paid once.
 *
 * @param amount how much
 * @param payableDate when
 */
@WireObject
public record LumpSum(Money amount, LocalDate payableDate) {
  /** The amount is a person's: the date alone. */
  @Override
  public String toString() {
    return "LumpSum[payableDate=" + payableDate + "]";
  }
}
