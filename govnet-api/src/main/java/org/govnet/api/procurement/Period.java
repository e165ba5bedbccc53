package org.govnet.api.procurement;

import java.time.Instant;
import org.govnet.api.WireObject;

/**
 * From when until when: an OCDS period.
 *
 * @param startAt when it begins
 * @param endAt when it ends; after the beginning
 */
@WireObject
public record Period(Instant startAt, Instant endAt) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Period {
    if (!endAt.isAfter(startAt)) {
      throw new IllegalArgumentException(
          "endAt must be after startAt: " + startAt + " to " + endAt);
    }
  }

  /** Whether the time is in it; its beginning is, its end is not. */
  public boolean contains(Instant at) {
    return !at.isBefore(startAt) && at.isBefore(endAt);
  }

  /** Whether the other is wholly in it. */
  public boolean contains(Period other) {
    return !other.startAt.isBefore(startAt) && !other.endAt.isAfter(endAt);
  }
}
