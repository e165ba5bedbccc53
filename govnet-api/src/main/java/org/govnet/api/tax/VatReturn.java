package org.govnet.api.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.govnet.api.PeriodKey;
import org.govnet.api.WireObject;

/**
 * The nine boxes of a VAT return, under the names HMRC's API gives them, all in pounds sterling.
 * Boxes 1 to 5 are to the penny and are written with two decimal places; boxes 6 to 9 are whole
 * pounds. An amount with more places is refused, never rounded. Whether the boxes add up is for
 * {@link VatReturnRules}, which every service asks.
 *
 * @param periodKey the period it is for, as the obligation names it
 * @param vatDueSales box 1: VAT due on sales and other outputs
 * @param vatDueAcquisitions box 2: VAT due on goods acquired in Northern Ireland from the EU
 * @param totalVatDue box 3: boxes 1 and 2 together
 * @param vatReclaimedCurrPeriod box 4: VAT reclaimed on purchases and other inputs
 * @param netVatDue box 5: the difference of boxes 3 and 4, from 0 to 99,999,999,999.99
 * @param totalValueSalesExVAT box 6: sales and other outputs, without VAT
 * @param totalValuePurchasesExVAT box 7: purchases and other inputs, without VAT
 * @param totalValueGoodsSuppliedExVAT box 8: goods supplied from Northern Ireland to the EU,
 *     without VAT
 * @param totalAcquisitionsExVAT box 9: goods acquired in Northern Ireland from the EU, without VAT
 * @param finalised the declaration that the return is final; one that is not is refused
 */
@WireObject
public record VatReturn(
    PeriodKey periodKey,
    BigDecimal vatDueSales,
    BigDecimal vatDueAcquisitions,
    BigDecimal totalVatDue,
    BigDecimal vatReclaimedCurrPeriod,
    BigDecimal netVatDue,
    BigDecimal totalValueSalesExVAT,
    BigDecimal totalValuePurchasesExVAT,
    BigDecimal totalValueGoodsSuppliedExVAT,
    BigDecimal totalAcquisitionsExVAT,
    boolean finalised) {
  private static final BigDecimal MAX = new BigDecimal("9999999999999.99");
  private static final BigDecimal MAX_NET = new BigDecimal("99999999999.99");
  private static final BigDecimal MAX_WHOLE = new BigDecimal("9999999999999");

  /**
   * Checks the ranges and spells the amounts out.
   *
   * @throws IllegalArgumentException if a box is out of its range or has too many decimal places
   */
  public VatReturn {
    vatDueSales = box("vatDueSales", vatDueSales, MAX.negate(), MAX);
    vatDueAcquisitions = box("vatDueAcquisitions", vatDueAcquisitions, MAX.negate(), MAX);
    totalVatDue = box("totalVatDue", totalVatDue, MAX.negate(), MAX);
    vatReclaimedCurrPeriod =
        box("vatReclaimedCurrPeriod", vatReclaimedCurrPeriod, MAX.negate(), MAX);
    netVatDue = box("netVatDue", netVatDue, BigDecimal.ZERO.setScale(2), MAX_NET);
    totalValueSalesExVAT = wholeBox("totalValueSalesExVAT", totalValueSalesExVAT);
    totalValuePurchasesExVAT = wholeBox("totalValuePurchasesExVAT", totalValuePurchasesExVAT);
    totalValueGoodsSuppliedExVAT =
        wholeBox("totalValueGoodsSuppliedExVAT", totalValueGoodsSuppliedExVAT);
    totalAcquisitionsExVAT = wholeBox("totalAcquisitionsExVAT", totalAcquisitionsExVAT);
  }

  /** Whether the taxpayer owes box 5, rather than being owed it, or nothing being owed. */
  public boolean owed() {
    return totalVatDue.compareTo(vatReclaimedCurrPeriod) > 0;
  }

  /** Whether box 5 is owed to the taxpayer. */
  public boolean repayable() {
    return totalVatDue.compareTo(vatReclaimedCurrPeriod) < 0;
  }

  private static BigDecimal wholeBox(String name, BigDecimal value) {
    return box(name, value, MAX_WHOLE.negate(), MAX_WHOLE);
  }

  private static BigDecimal box(String name, BigDecimal value, BigDecimal min, BigDecimal max) {
    int decimals = max.scale();
    // The range first: spelling 1E+999999999 out would take all the memory there is.
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + " must be from " + min.toPlainString() + " to " + max.toPlainString() + " pounds");
    }
    if (value.signum() == 0) {
      return BigDecimal.ZERO.setScale(decimals);
    }
    if (value.stripTrailingZeros().scale() > decimals) {
      throw new IllegalArgumentException(
          name
              + (decimals == 0
                  ? " must be in whole pounds"
                  : " must have at most two decimal places"));
    }
    return value.setScale(decimals, RoundingMode.UNNECESSARY);
  }
}
