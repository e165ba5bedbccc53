package org.govnet.api.procurement;

import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A part of a tender that is awarded by itself: an OCDS lot.
 *
 * @param id its id, unique in the process
 * @param title what it is
 * @param status where it stands
 * @param value at most so much may be called off; null before the award
 */
@WireObject
public record Lot(String id, String title, TenderStatus status, @Nullable Money value) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Lot {
    Checks.id("id", id);
    Checks.title("title", title);
  }
}
