package org.govnet.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;

/** Signs what an authority may say. Whether it may is not checked here: every reader does that. */
public final class Authority {
  private static final Duration VALIDITY = Duration.ofDays(365);

  private final NetworkId network;
  private final AuthorityId id;
  private final Signer signer;
  private final Clock clock;

  /**
   * An authority.
   *
   * @param signer one of the keys that the root gives it
   */
  public Authority(NetworkId network, AuthorityId id, Signer signer, Clock clock) {
    this.network = network;
    this.id = id;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * Admits a node for the first time, or again under the same key, for a year.
   *
   * @param version higher than that of any admission of the node before
   * @param node whom
   * @param name the institution's name
   * @param key its document key, whose thumbprint was compared out of band
   * @param areas the places it serves
   * @param capabilities what it may be designated for
   * @param hosts the hosts its replicas may have
   * @return the signed admission
   */
  public String admit(
      long version,
      NodeId node,
      String name,
      VerificationKey key,
      List<AreaCode> areas,
      List<CapabilityId> capabilities,
      List<String> hosts) {
    return admit(version, 1, node, name, key, areas, capabilities, hosts);
  }

  /**
   * Admits a node, for a year.
   *
   * @param version higher than that of any admission of the node before
   * @param epoch 1, and one more each time that the node's document key was lost or stolen: it
   *     voids every descriptor that the old key has signed, whatever its version
   * @return the signed admission
   */
  public String admit(
      long version,
      int epoch,
      NodeId node,
      String name,
      VerificationKey key,
      List<AreaCode> areas,
      List<CapabilityId> capabilities,
      List<String> hosts) {
    Instant now = now();
    return Documents.sign(
        new Admission(
            network,
            id,
            node,
            version,
            epoch,
            now,
            now.plus(VALIDITY),
            name,
            key,
            areas,
            capabilities,
            hosts),
        signer);
  }

  /**
   * Designates a capability's lead and deputies from now, for a year; returns the signed
   * designation.
   */
  public String designate(
      long version, CapabilityId capability, NodeId lead, List<NodeId> deputies) {
    Instant now = now();
    Instant end = now.plus(VALIDITY);
    return Documents.sign(
        new Designation(network, id, capability, version, now, end, lead, deputies, now, end),
        signer);
  }

  /** Registers the authority's places, for a year; returns the signed register. */
  public String register(long version, List<Area> areas) {
    Instant now = now();
    return Documents.sign(
        new AreaRegister(network, id, version, now, now.plus(VALIDITY), areas), signer);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "authority " + id + " of " + network;
  }
}
