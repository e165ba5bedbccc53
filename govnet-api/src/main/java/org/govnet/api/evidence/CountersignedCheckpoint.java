package org.govnet.api.evidence;

import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What became of an offered checkpoint.
 *
 * @param countersignature a compact JWS; null if the digests do not begin where they have to
 * @param lastSequence without a countersignature, the entry after which the digests have to begin;
 *     null with one
 */
@WireObject
public record CountersignedCheckpoint(
    @Nullable String countersignature, @Nullable Long lastSequence) {
  /**
   * Checks that it is one or the other.
   *
   * @throws IllegalArgumentException if it is both or neither
   */
  public CountersignedCheckpoint {
    if ((countersignature == null) == (lastSequence == null)) {
      throw new IllegalArgumentException("either countersignature or lastSequence must be there");
    }
  }
}
