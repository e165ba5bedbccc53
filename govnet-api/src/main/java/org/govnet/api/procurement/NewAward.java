package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.WireObject;

/**
 * The framework that the hub awards.
 *
 * @param lots 1 to 50 lots of the call, each once; one that is not here is not awarded
 * @param value the ceiling: all contracts called off together are worth no more
 * @param period when contracts may be called off, and within which they lie
 * @param buyers who may call off besides those who pledged; may be empty
 */
@WireObject
public record NewAward(
    @MaxItems(Checks.MAX_LOTS) List<LotAward> lots,
    Money value,
    Period period,
    @MaxItems(500) List<NodeId> buyers) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NewAward {
    lots = Checks.distinct("lots", lots, Checks.MAX_LOTS, LotAward::lotId);
    Checks.value("value", value);
    buyers = List.copyOf(buyers);
    if (buyers.size() > 500) {
      throw new IllegalArgumentException("buyers must be at most 500: " + buyers.size());
    }
  }
}
