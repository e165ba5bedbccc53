package org.govnet.api.procurement;

import java.time.Instant;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * How the hub asks for bids.
 *
 * @param procurementMethod how openly
 * @param endAt until when bids are taken
 * @param maximumParticipants at most so many suppliers in the framework, from 1; null for no limit
 */
@WireObject
public record NewTender(
    ProcurementMethod procurementMethod, Instant endAt, @Nullable Integer maximumParticipants) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NewTender {
    if (maximumParticipants != null && maximumParticipants < 1) {
      throw new IllegalArgumentException(
          "maximumParticipants must be at least 1: " + maximumParticipants);
    }
  }
}
