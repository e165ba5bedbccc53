package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * The bids for one lot, lowest price first.
 *
 * @param lotId the lot
 * @param bids at most 100
 */
@WireObject
public record LotEvaluation(String lotId, @MaxItems(100) List<RankedBid> bids) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LotEvaluation {
    bids = List.copyOf(bids);
  }
}
