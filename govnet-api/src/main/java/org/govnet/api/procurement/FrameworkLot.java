package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * A lot of a framework, and what is left of it.
 *
 * @param id its id
 * @param title what it is
 * @param unit what is counted
 * @param quantity how many may be called off
 * @param quantityLeft how many still may
 * @param value how much may be called off
 * @param valueLeft how much still may
 * @param suppliers who provides it
 */
@WireObject
public record FrameworkLot(
    String id,
    String title,
    String unit,
    long quantity,
    long quantityLeft,
    Money value,
    Money valueLeft,
    @MaxItems(Checks.MAX_LOTS) List<FrameworkSupplier> suppliers) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public FrameworkLot {
    suppliers = List.copyOf(suppliers);
  }
}
