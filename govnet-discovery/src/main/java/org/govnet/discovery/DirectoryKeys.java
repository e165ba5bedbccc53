package org.govnet.discovery;

import org.govnet.trust.Signer;

/**
 * What a serving directory signs with. With both it can withhold and say that nothing is newer; it
 * can admit, revoke and change nothing. Of several replicas each may have its own, if the root
 * names them.
 *
 * @param snapshots signs which documents there are
 * @param timestamps signs, every few minutes, that a snapshot is still the newest
 */
public record DirectoryKeys(Signer snapshots, Signer timestamps) {
  /**
   * Checks that they differ.
   *
   * @throws IllegalArgumentException if they are one
   */
  public DirectoryKeys {
    if (snapshots.key().equals(timestamps.key())) {
      throw new IllegalArgumentException(
          "a directory's snapshot key and timestamp key must differ");
    }
  }
}
