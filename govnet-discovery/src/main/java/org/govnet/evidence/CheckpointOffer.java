package org.govnet.evidence;

/**
 * A checkpoint for another node to countersign, and what shows that it goes on from the one which
 * that node has countersigned last.
 *
 * @param checkpoint the node's own, a compact JWS
 * @param digests the digests of the entries after that one, 32 bytes each, one after another, in
 *     base64url without padding; empty if there was none
 */
public record CheckpointOffer(String checkpoint, String digests) {
  /** How many entries at most there may be from one countersigned checkpoint to the next. */
  static final int MAX_ENTRIES = 20_000;
}
