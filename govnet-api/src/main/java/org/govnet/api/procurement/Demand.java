package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * What is pledged by all spokes together; who pledged what is told to nobody but the hub.
 *
 * @param pledges how many pledges are live
 * @param maxValue their largest values, added up
 * @param lots every lot of the call
 */
@WireObject
public record Demand(long pledges, Money maxValue, @MaxItems(Checks.MAX_LOTS) List<LotTotal> lots) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Demand {
    lots = List.copyOf(lots);
  }
}
