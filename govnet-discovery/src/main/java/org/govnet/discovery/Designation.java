package org.govnet.discovery;

import java.time.Instant;
import java.util.List;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;

/**
 * Who leads a capability; given by an authority, never claimed by a node.
 *
 * @param network the network
 * @param authority who designates
 * @param capability what for
 * @param version rising
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param lead who answers for everyone
 * @param deputies who would take over, in order
 * @param startsAt from when
 * @param endsAt until when
 */
public record Designation(
    NetworkId network,
    AuthorityId authority,
    CapabilityId capability,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    NodeId lead,
    List<NodeId> deputies,
    Instant startsAt,
    Instant endsAt)
    implements Document {
  /** Copies the list. */
  public Designation {
    deputies = List.copyOf(deputies);
  }

  @Override
  public String documentName() {
    return "designation/" + capability;
  }

  boolean inForceAt(Instant now) {
    return !now.isBefore(startsAt) && now.isBefore(endsAt);
  }
}
