package org.govnet.discovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.trust.VerificationKey;

/**
 * A node that is admitted and has said where it is, as questions need it: what a look-up answers is
 * made once. A question is about any of ten thousand nodes, and takes as long as the processor
 * waits for what it has to read: so that all of it is here, and not spread over sets and their
 * tables.
 */
final class Member {
  private final Lookup.Found found;
  private final Map<String, VerificationKey> messageKeys;
  private final long validUntil;

  // Side by side, so that of the offers one alone is read.
  private final int[] offerHashes;
  private final ServiceOffer[] offers;

  private Member(Peer peer, Map<String, VerificationKey> messageKeys, long validUntil) {
    this.found = new Lookup.Found(peer);
    this.messageKeys = messageKeys;
    this.validUntil = validUntil;
    // One that answers nowhere has nothing to offer, whatever it says.
    this.offers =
        peer.replicas().isEmpty()
            ? new ServiceOffer[0]
            : peer.services().toArray(new ServiceOffer[0]);
    this.offerHashes = new int[offers.length];
    for (int i = 0; i < offers.length; i++) {
      offerHashes[i] = offers[i].hashCode();
    }
  }

  static Member of(Admission admission, Descriptor descriptor) {
    Peer peer =
        new Peer(
            descriptor.node(),
            admission.name(),
            descriptor.replicas(),
            Set.copyOf(descriptor.services()));
    return new Member(
        peer,
        keys(descriptor.messageKeys()),
        Math.min(admission.expiresAt().toEpochMilli(), descriptor.expiresAt().toEpochMilli()));
  }

  private static Map<String, VerificationKey> keys(List<VerificationKey> keys) {
    return keys.size() == 1
        ? Map.of(keys.get(0).thumbprint(), keys.get(0))
        : Map.of(keys.get(0).thumbprint(), keys.get(0), keys.get(1).thumbprint(), keys.get(1));
  }

  Peer peer() {
    return found.peer();
  }

  /** That it is found. */
  Lookup.Found found() {
    return found;
  }

  /** Its message keys, by thumbprint. */
  Map<String, VerificationKey> messageKeys() {
    return messageKeys;
  }

  /** When its admission or descriptor ends, whichever is first; in ms since 1970. */
  long validUntil() {
    return validUntil;
  }

  /** Whether it answers with {@code service}. */
  boolean offers(ServiceOffer service) {
    int hash = service.hashCode();
    for (int i = 0; i < offerHashes.length; i++) {
      if (offerHashes[i] == hash && offers[i].equals(service)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return found.peer().toString();
  }
}
