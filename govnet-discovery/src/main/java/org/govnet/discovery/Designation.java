package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

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
 * @param handover who leads from a later time on; null if nobody else does. So a lead is followed
 *     by the next without a moment between, by one signed act
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    Instant endsAt,
    @Nullable Handover handover)
    implements Document {
  /**
   * Copies the list and checks that nobody is there twice.
   *
   * @throws IllegalArgumentException if the lead is among the deputies, a deputy is there twice, or
   *     the handover is not between start and end
   */
  public Designation {
    deputies = List.copyOf(deputies);
    checkNodes(lead, deputies);
    if (handover != null && !(handover.at().isAfter(startsAt) && handover.at().isBefore(endsAt))) {
      throw new IllegalArgumentException(
          "a handover must be between " + startsAt + " and " + endsAt + ": " + handover.at());
    }
  }

  /**
   * A change of lead.
   *
   * @param at from when
   * @param lead who answers for everyone then
   * @param deputies who would take over then, in order
   */
  public record Handover(Instant at, NodeId lead, List<NodeId> deputies) {
    /**
     * Copies the list and checks that nobody is there twice.
     *
     * @throws IllegalArgumentException if the lead is among the deputies, or a deputy is there
     *     twice
     */
    public Handover {
      deputies = List.copyOf(deputies);
      checkNodes(lead, deputies);
    }
  }

  private static void checkNodes(NodeId lead, List<NodeId> deputies) {
    if (deputies.contains(lead) || Set.copyOf(deputies).size() < deputies.size()) {
      throw new IllegalArgumentException(
          "a lead and its deputies must differ: " + lead + ", " + deputies);
    }
  }

  /** Everybody whom it names. */
  Set<NodeId> nodes() {
    Set<NodeId> nodes = new LinkedHashSet<>(deputies);
    nodes.add(lead);
    if (handover != null) {
      nodes.add(handover.lead());
      nodes.addAll(handover.deputies());
    }
    return nodes;
  }

  NodeId leadAt(Instant now) {
    return handover == null || now.isBefore(handover.at()) ? lead : handover.lead();
  }

  /** Who would take over at a time, in order. */
  List<NodeId> deputiesAt(Instant now) {
    return handover == null || now.isBefore(handover.at()) ? deputies : handover.deputies();
  }

  @Override
  public String documentName() {
    return "designation/" + capability;
  }

  boolean inForceAt(Instant now) {
    return !now.isBefore(startsAt) && now.isBefore(endsAt);
  }
}
