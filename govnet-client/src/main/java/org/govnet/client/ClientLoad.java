package org.govnet.client;

import java.util.Set;
import org.govnet.api.NodeId;

/**
 * What a client has on its way now, and how it does, for each node that it has called: for meters.
 * Asking costs little and changes nothing. Thread-safe.
 */
public final class ClientLoad {
  private static final OfNode NOTHING = new OfNode(0, 0, 0);

  private final Replicas replicas;
  private volatile boolean closed;

  ClientLoad(Replicas replicas) {
    this.replicas = replicas;
  }

  /**
   * Of one node.
   *
   * @param breakersOpen its listed replicas that are not asked, for too much has failed there
   * @param inFlight attempts under way
   * @param queued calls that wait, since every replica is at its limit
   */
  public record OfNode(int breakersOpen, int inFlight, int queued) {
    OfNode plus(OfNode other) {
      return new OfNode(
          breakersOpen + other.breakersOpen, inFlight + other.inFlight, queued + other.queued);
    }
  }

  /** The load of a node; all 0 of one that was never called, or once the client is closed. */
  public OfNode of(NodeId node) {
    NodeState state = closed ? null : replicas.known(node);
    return state == null ? NOTHING : state.load();
  }

  /** Every node that was called. */
  public Set<NodeId> nodes() {
    return closed ? Set.of() : replicas.nodes();
  }

  void close() {
    closed = true;
  }
}
