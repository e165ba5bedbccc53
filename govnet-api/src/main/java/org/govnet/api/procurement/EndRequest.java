package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * How the hub ends a process without a framework.
 *
 * @param step {@code withdraw}, {@code cancel} or {@code fail}
 */
@WireObject
public record EndRequest(ProcessStep step) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public EndRequest {
    if (step != ProcessStep.WITHDRAW && step != ProcessStep.CANCEL && step != ProcessStep.FAIL) {
      throw new IllegalArgumentException("step must be withdraw, cancel or fail: " + step);
    }
  }
}
