package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;

/**
 * A framework, and what is left of it.
 *
 * @param ocid the process that established it
 * @param hub the node that runs it
 * @param title what may be called off
 * @param state {@code awarded} or {@code expired}
 * @param period when contracts may be called off
 * @param value the ceiling
 * @param valueLeft what is left of it
 * @param lots the lots awarded
 */
@WireObject
public record Framework(
    Ocid ocid,
    NodeId hub,
    String title,
    ProcessState state,
    Period period,
    Money value,
    Money valueLeft,
    @MaxItems(Checks.MAX_LOTS) List<FrameworkLot> lots) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Framework {
    lots = List.copyOf(lots);
  }
}
