package org.govnet.discovery;

import java.util.List;
import java.util.Set;
import org.govnet.api.NodeId;

/**
 * A node as a caller needs it.
 *
 * @param node its name
 * @param name the institution's name
 * @param replicas where it answers
 * @param services what it offers
 */
public record Peer(NodeId node, String name, List<Replica> replicas, Set<ServiceOffer> services) {
  /** Copies the collections. */
  public Peer {
    replicas = List.copyOf(replicas);
    services = Set.copyOf(services);
  }
}
