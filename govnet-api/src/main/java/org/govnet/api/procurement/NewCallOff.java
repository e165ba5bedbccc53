package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * A contract that a spoke calls off: so many of one lot, from one of its suppliers, at the
 * framework's price.
 *
 * @param lotId the lot
 * @param supplierId the supplier, by its id in the framework
 * @param quantity how many; 1 to 10,000,000
 * @param period from when until when; within the framework's
 * @param buyer the spoke as an organisation
 */
@WireObject
public record NewCallOff(
    String lotId, String supplierId, long quantity, Period period, Organisation buyer) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NewCallOff {
    Checks.id("lotId", lotId);
    Checks.id("supplierId", supplierId);
    Checks.quantity(quantity);
  }
}
