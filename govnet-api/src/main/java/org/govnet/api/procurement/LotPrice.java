package org.govnet.api.procurement;

import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * What one of a lot costs.
 *
 * @param lotId the lot
 * @param unitPrice what one of its unit costs; more than nothing, at most 10,000,000
 */
@WireObject
public record LotPrice(String lotId, Money unitPrice) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LotPrice {
    Checks.id("lotId", lotId);
    Checks.unitPrice(unitPrice);
  }
}
