package org.govnet.api.tax;

import org.govnet.api.VatRegistrationNumber;
import org.govnet.api.WireObject;

/**
 * Which taxpayer is asked about.
 *
 * @param vatRegistrationNumber the number it is registered under
 */
@WireObject
public record TaxpayerQuery(VatRegistrationNumber vatRegistrationNumber) {
  /**
   * A query by the number as somebody typed it.
   *
   * @throws IllegalArgumentException if it is no VAT registration number
   */
  public static TaxpayerQuery of(String vatRegistrationNumber) {
    return new TaxpayerQuery(VatRegistrationNumber.of(vatRegistrationNumber));
  }
}
