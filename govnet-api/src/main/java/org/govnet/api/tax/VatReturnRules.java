package org.govnet.api.tax;

import java.math.BigDecimal;

/** What a return has to be before any taxpayer's obligations are looked at. */
public final class VatReturnRules {
  private VatReturnRules() {}

  /**
   * Checks that the return is declared final and adds up.
   *
   * @throws NotFinalised if it is not declared final
   * @throws VatTotalValue if box 3 is not boxes 1 and 2 together
   * @throws VatNetValue if box 5 is not the difference of boxes 3 and 4
   */
  public static void check(VatReturn it) throws NotFinalised, VatTotalValue, VatNetValue {
    if (!it.finalised()) {
      throw new NotFinalised();
    }
    BigDecimal total = it.vatDueSales().add(it.vatDueAcquisitions());
    if (total.compareTo(it.totalVatDue()) != 0) {
      throw new VatTotalValue(total);
    }
    BigDecimal net = it.totalVatDue().subtract(it.vatReclaimedCurrPeriod()).abs();
    if (net.compareTo(it.netVatDue()) != 0) {
      throw new VatNetValue(net);
    }
  }
}
