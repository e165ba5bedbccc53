package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * Who is to provide a lot, and how much of it at most.
 *
 * @param lotId the lot
 * @param bidIds the bids taken, 1 to 50, each once; each has to have a price for the lot
 * @param quantity how many may be called off; 1 to 10,000,000
 * @param value how much may be called off
 */
@WireObject
public record LotAward(
    String lotId, @MaxItems(Checks.MAX_LOTS) List<String> bidIds, long quantity, Money value) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LotAward {
    Checks.id("lotId", lotId);
    bidIds = Checks.distinct("bidIds", bidIds, Checks.MAX_LOTS, each -> each);
    Checks.quantity(quantity);
    Checks.value("value", value);
  }
}
