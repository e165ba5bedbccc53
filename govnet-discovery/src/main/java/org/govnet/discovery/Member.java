package org.govnet.discovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.trust.VerificationKey;

/**
 * A node that is admitted and has said where it is, as questions need it: what a look-up answers is
 * made once.
 *
 * @param peer the node
 * @param found that it is found
 * @param messageKeys its message keys, by thumbprint
 * @param validUntil when its admission or descriptor ends, whichever is first; in ms since 1970
 */
record Member(
    Peer peer, Lookup.Found found, Map<String, VerificationKey> messageKeys, long validUntil) {
  static Member of(Admission admission, Descriptor descriptor) {
    Peer peer =
        new Peer(
            descriptor.node(),
            admission.name(),
            descriptor.replicas(),
            Set.copyOf(descriptor.services()));
    return new Member(
        peer,
        new Lookup.Found(peer),
        keys(descriptor.messageKeys()),
        Math.min(admission.expiresAt().toEpochMilli(), descriptor.expiresAt().toEpochMilli()));
  }

  private static Map<String, VerificationKey> keys(List<VerificationKey> keys) {
    return keys.size() == 1
        ? Map.of(keys.get(0).thumbprint(), keys.get(0))
        : Map.of(keys.get(0).thumbprint(), keys.get(0), keys.get(1).thumbprint(), keys.get(1));
  }
}
