package org.govnet.api.procurement;

import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity counts, and what one costs: an OCDS unit.
 *
 * @param name such as {@code tonne}; 1 to 200 characters
 * @param value what one costs; null where there is no price
 */
@WireObject
public record Unit(String name, @Nullable Money value) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Unit {
    Checks.title("name", name);
  }
}
