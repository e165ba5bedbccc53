package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * How the bids compare by price, lot by lot. Whom to award is the hub's to decide.
 *
 * @param ocid the process
 * @param lots every lot, in the call's order
 */
@WireObject
public record Evaluation(Ocid ocid, @MaxItems(Checks.MAX_LOTS) List<LotEvaluation> lots) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Evaluation {
    lots = List.copyOf(lots);
  }
}
