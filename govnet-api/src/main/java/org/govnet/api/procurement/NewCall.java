package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A call for demand, before the hub opens it.
 *
 * @param title what is to be bought; 1 to 200 characters
 * @param description more about it; 1 to 4,000 characters; published, so without names of people
 * @param mainProcurementCategory what kind of thing
 * @param value what it is estimated to cost; its currency is that of all that follows
 * @param lots 1 to 50 lots with different ids
 * @param closingAt until when spokes may pledge
 */
@WireObject
public record NewCall(
    String title,
    @Nullable String description,
    ProcurementCategory mainProcurementCategory,
    Money value,
    @MaxItems(Checks.MAX_LOTS) List<CallLot> lots,
    Instant closingAt) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NewCall {
    Checks.title("title", title);
    Text.optional("description", description, Checks.MAX_TEXT);
    Checks.value("value", value);
    lots = Checks.distinct("lots", lots, Checks.MAX_LOTS, CallLot::id);
  }
}
