package org.govnet.discovery;

import java.util.Set;

/**
 * The newest of one name believed here, kept when the directory drops it or it expires, so that
 * nobody can bring an older one back. Only what was believed counts: else a bad document with a
 * high version would keep the good ones out for ever.
 *
 * @param name the document's name
 * @param epoch what its version counts within: that of a node's own document; 0 for others. Who
 *     stole a key and signed the highest version there is, is overcome by a new epoch
 * @param version the version
 * @param sha256 over the compact JWS
 * @param restsOn the thumbprint of the key that it rests on: the one that signed it, and for a
 *     node's own document the one that signed the node's admission; empty for a root
 */
record Seen(String name, long epoch, long version, String sha256, String restsOn) {
  /**
   * Whether it binds under a root: not if the root has withdrawn the key that it rests on.
   *
   * @param rootKeys {@link Root#signingKeys}
   */
  boolean binds(Set<String> rootKeys) {
    return rootKeys.contains(restsOn);
  }

  /**
   * Refuses what is older.
   *
   * @throws DocumentRefused if it is, or if it is another of the same version
   */
  void requireNotBefore(long newEpoch, long newVersion, String hash) {
    if (newEpoch != epoch) {
      return;
    }
    if (newVersion < version) {
      throw new DocumentRefused(
          "the version of " + name + " fell from " + version + " to " + newVersion);
    }
    if (newVersion == version && !hash.equals(sha256)) {
      throw new DocumentRefused(name + " changed within version " + version);
    }
  }
}
