package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * So many of a lot.
 *
 * @param lotId the lot
 * @param quantity how many of its unit; 1 to 10,000,000
 */
@WireObject
public record LotQuantity(String lotId, long quantity) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LotQuantity {
    Checks.id("lotId", lotId);
    Checks.quantity(quantity);
  }
}
