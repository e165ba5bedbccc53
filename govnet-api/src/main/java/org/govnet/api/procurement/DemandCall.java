package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A process that a hub runs, as every node may see it.
 *
 * @param ocid its ocid
 * @param hub the node that runs it
 * @param title what is to be bought
 * @param description more about it
 * @param mainProcurementCategory what kind of thing
 * @param state how far it has come
 * @param value what it is estimated to cost
 * @param lots its lots
 * @param openedAt when the hub opened it
 * @param closingAt until when spokes may pledge
 * @param demand what is pledged
 */
@WireObject
public record DemandCall(
    Ocid ocid,
    NodeId hub,
    String title,
    @Nullable String description,
    ProcurementCategory mainProcurementCategory,
    ProcessState state,
    Money value,
    @MaxItems(Checks.MAX_LOTS) List<CallLot> lots,
    Instant openedAt,
    Instant closingAt,
    Demand demand) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public DemandCall {
    lots = List.copyOf(lots);
  }
}
