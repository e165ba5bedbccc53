package org.govnet.api.procurement;

import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What is bought: an OCDS item.
 *
 * @param id its id, unique in its list
 * @param description what it is
 * @param classification what it is, in a classification
 * @param quantity how many of its unit; null while that is not settled
 * @param unit what is counted
 * @param relatedLot the lot it is in
 */
@WireObject
public record Item(
    String id,
    String description,
    Classification classification,
    @Nullable Long quantity,
    Unit unit,
    @Nullable String relatedLot) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Item {
    Checks.id("id", id);
    Checks.title("description", description);
  }
}
