package org.govnet.discovery;

import java.time.Instant;
import java.util.Set;

/**
 * An admission that was believed here and that the directory has dropped since. Kept until it
 * expires, so that no other authority takes the node over in two steps.
 *
 * @param admission the admission
 * @param signedBy the thumbprint of the key that signed it
 */
record Former(Admission admission, String signedBy) {
  /**
   * Whether it would still hold.
   *
   * @param rootKeys {@link Root#signingKeys}
   */
  boolean binds(Set<String> rootKeys, Instant now) {
    return rootKeys.contains(signedBy) && now.isBefore(admission.expiresAt());
  }
}
