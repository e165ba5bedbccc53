package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * A part of what a hub asks demand for.
 *
 * @param id its id, unique in the call; 1 to 100 characters
 * @param title what it is; 1 to 200 characters
 * @param classification what it is, in a classification
 * @param unit what is counted, such as {@code tonne}; 1 to 200 characters
 */
@WireObject
public record CallLot(String id, String title, Classification classification, String unit) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CallLot {
    Checks.id("id", id);
    Checks.title("title", title);
    Checks.title("unit", unit);
  }
}
