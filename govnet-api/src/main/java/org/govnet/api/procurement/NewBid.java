package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * A supplier's bid as the hub received it. Suppliers are not nodes: they bid outside the network.
 *
 * @param supplier who bids
 * @param receivedAt when the hub had it; while bids were taken
 * @param prices for which lots at what price; 1 to 50, each lot once
 */
@WireObject
public record NewBid(
    Organisation supplier, Instant receivedAt, @MaxItems(Checks.MAX_LOTS) List<LotPrice> prices) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NewBid {
    prices = Checks.distinct("prices", prices, Checks.MAX_LOTS, LotPrice::lotId);
  }
}
