package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * A spoke's pledge, which nobody sees but that spoke and the hub.
 *
 * @param ocid the call
 * @param node the spoke
 * @param status whether it stands
 * @param lots how many of which lots
 * @param maxValue the most that the spoke means to spend
 * @param updatedAt when it was made, revised or withdrawn
 */
@WireObject
public record Pledge(
    Ocid ocid,
    NodeId node,
    PledgeStatus status,
    @MaxItems(Checks.MAX_LOTS) List<LotQuantity> lots,
    Money maxValue,
    Instant updatedAt) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Pledge {
    lots = List.copyOf(lots);
  }
}
