package org.govnet.api.evidence;

import org.govnet.api.WireObject;

/**
 * A checkpoint to countersign.
 *
 * @param checkpoint a compact JWS, at most 8,192 characters
 * @param digests the digests of the entries since the last countersigned one, each 32 bytes, in
 *     base64url without padding: at most 20,000 of them; empty for none
 */
@WireObject
public record OfferedCheckpoint(String checkpoint, String digests) {
  private static final int MAX_CHECKPOINT = 8_192;
  private static final int MAX_DIGESTS = 860_000;

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if one is too long
   */
  public OfferedCheckpoint {
    if (checkpoint.isEmpty() || checkpoint.length() > MAX_CHECKPOINT) {
      throw new IllegalArgumentException(
          "checkpoint must have 1 to 8,192 characters: " + checkpoint.length());
    }
    if (digests.length() > MAX_DIGESTS) {
      throw new IllegalArgumentException(
          "digests must have at most 860,000 characters: " + digests.length());
    }
  }

  /** Neither is for people. */
  @Override
  public String toString() {
    return "a checkpoint with " + digests.length() + " characters of digests";
  }
}
