package org.govnet.discovery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govnet.api.NetworkId;
import org.govnet.trust.VerificationKey;

/**
 * What the anchor says: who may sign what in this network.
 *
 * @param network the network
 * @param version rising
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param threshold how many anchor keys must sign a root
 * @param anchorKeys the anchor's keys
 * @param directoryKeys the keys that may sign snapshots
 * @param timestampKeys the keys that may say that a snapshot is still the newest, and nothing else
 * @param authorities who may admit and designate, and within what scope
 * @param privateAddresses whether replicas may be on private or loopback addresses: a test
 *     network's only
 */
public record Root(
    NetworkId network,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    int threshold,
    List<VerificationKey> anchorKeys,
    List<VerificationKey> directoryKeys,
    List<VerificationKey> timestampKeys,
    List<Delegation> authorities,
    boolean privateAddresses)
    implements Document {
  /**
   * Copies the lists and checks the threshold.
   *
   * @throws IllegalArgumentException if the threshold cannot be met, or a key or authority is there
   *     twice
   */
  public Root {
    anchorKeys = List.copyOf(anchorKeys);
    directoryKeys = List.copyOf(directoryKeys);
    timestampKeys = List.copyOf(timestampKeys);
    authorities = List.copyOf(authorities);
    Anchor.checkThreshold("a root", threshold, anchorKeys);
    if (authorities.stream().map(Delegation::id).distinct().count() < authorities.size()) {
      throw new IllegalArgumentException("a root names an authority once, with all its keys");
    }
  }

  @Override
  public String documentName() {
    return "root";
  }

  /** The thumbprints of every key that signs documents and snapshots under this root. */
  Set<String> signingKeys() {
    Set<String> keys = new HashSet<>();
    directoryKeys.forEach(key -> keys.add(key.thumbprint()));
    authorities.forEach(a -> a.keys().forEach(key -> keys.add(key.thumbprint())));
    return keys;
  }

  /** The delegation to an authority. */
  Delegation delegation(AuthorityId authority) {
    for (Delegation delegation : authorities) {
      if (delegation.id().equals(authority)) {
        return delegation;
      }
    }
    throw new DocumentRefused("the root names no authority " + authority);
  }
}
