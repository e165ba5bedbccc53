package org.govnet.discovery;

import java.time.Instant;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;

/**
 * A node's own last word: it has left. It comes back only when an authority admits it with a higher
 * epoch, so whoever has a stolen key can end a node by it, but not be it any longer.
 *
 * @param network the network
 * @param node who leaves
 * @param version rising
 * @param epoch the epoch of the admission that it gives up
 * @param issuedAt when it was signed
 * @param expiresAt until when the directory should keep it; what it says holds all the same
 */
public record Departure(
    NetworkId network, NodeId node, long version, int epoch, Instant issuedAt, Instant expiresAt)
    implements Document {
  @Override
  public String documentName() {
    return "departure/" + node;
  }
}
