package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * What a spoke undertakes to buy, if the award is to its liking.
 *
 * @param lots how many of which lots; 1 to 50, each lot once
 * @param maxValue the most that the spoke means to spend
 */
@WireObject
public record NewPledge(@MaxItems(Checks.MAX_LOTS) List<LotQuantity> lots, Money maxValue) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NewPledge {
    lots = Checks.distinct("lots", lots, Checks.MAX_LOTS, LotQuantity::lotId);
    Checks.value("maxValue", maxValue);
  }
}
