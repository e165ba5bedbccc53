package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * A bid that the hub has recorded; it shows nobody else.
 *
 * @param id its id, which an award names
 * @param supplier who bids
 * @param receivedAt when the hub had it
 * @param recordedAt when it was recorded
 * @param prices for which lots at what price
 */
@WireObject
public record Bid(
    String id,
    Organisation supplier,
    Instant receivedAt,
    Instant recordedAt,
    @MaxItems(Checks.MAX_LOTS) List<LotPrice> prices) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Bid {
    Checks.id("id", id);
    prices = List.copyOf(prices);
  }
}
