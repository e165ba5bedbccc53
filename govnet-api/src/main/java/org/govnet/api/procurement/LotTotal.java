package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * How many of a lot are pledged by all spokes together.
 *
 * @param lotId the lot
 * @param quantity how many of its unit; 0 if none
 */
@WireObject
public record LotTotal(String lotId, long quantity) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LotTotal {
    Checks.id("lotId", lotId);
    if (quantity < 0) {
      throw new IllegalArgumentException("quantity must not be below 0: " + quantity);
    }
  }
}
