package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * An appeal to be recorded: to the Planning Inspectorate against the authority's decision, or to
 * the High Court against the inspector's.
 *
 * @param reason why, 1 to 4,000 characters; published, so without names
 * @param lodgedDate the day it was lodged
 */
@WireObject
public record NewAppeal(String reason, LocalDate lodgedDate) {
  private static final int MAX_REASON = 4_000;

  /**
   * Checks the reason.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public NewAppeal {
    Text.require("reason", reason, MAX_REASON);
  }
}
