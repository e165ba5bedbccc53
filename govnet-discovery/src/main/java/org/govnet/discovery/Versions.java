package org.govnet.discovery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The newest of every document believed here, kept when a snapshot drops it or it expires, so that
 * nobody can bring an older one back. Only what was believed counts: else a bad document with a
 * high version would keep the good ones out for ever.
 *
 * @param seen one for each name
 */
record Versions(List<Seen> seen) {
  static final Versions NONE = new Versions(List.of());

  Versions {
    seen = List.copyOf(seen);
  }

  /**
   * The newest of one name.
   *
   * @param name the document's name
   * @param epoch what its version counts within: a descriptor's epoch, a snapshot's root; 0 for
   *     others. Who stole a key and signed the highest version there is, is overcome by a new epoch
   * @param version the version
   * @param sha256 over the compact JWS; over a root's payload
   * @param signedBy the thumbprint of the key that signed it; empty for a root
   */
  record Seen(String name, long epoch, long version, String sha256, String signedBy) {
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

  /** By name, without those that a key signed which the root has withdrawn since. */
  Map<String, Seen> binding(Root root) {
    Set<String> keys = root.authorityKeys();
    Map<String, Seen> binding = new HashMap<>();
    for (Seen one : seen) {
      boolean byAuthority =
          !one.name().equals("root")
              && !one.name().equals("snapshot")
              && !one.name().startsWith("descriptor/");
      if (!byAuthority || keys.contains(one.signedBy())) {
        binding.put(one.name(), one);
      }
    }
    return binding;
  }

  /** These, and newer ones in the place of their namesakes. */
  Versions with(Collection<Seen> newer) {
    Map<String, Seen> all = new HashMap<>();
    seen.forEach(one -> all.put(one.name(), one));
    newer.forEach(one -> all.put(one.name(), one));
    return new Versions(List.copyOf(all.values()));
  }
}
