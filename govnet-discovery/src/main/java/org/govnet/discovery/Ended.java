package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * That a node's admissions up to an epoch are over, and by whom. Kept for good, also when the
 * document that said so is gone: so nobody can take an end back but by admitting the node with a
 * higher epoch.
 *
 * @param node the node
 * @param epoch the last epoch that is over
 * @param at when it ended
 * @param authority who revoked it; null if it left by itself
 * @param reason why, for people
 * @param signedBy the thumbprint of the key that signed it
 * @param admittedBy of a node that left by itself, the thumbprint of the key that had signed its
 *     admission; null if it was revoked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ended(
    NodeId node,
    int epoch,
    Instant at,
    @Nullable AuthorityId authority,
    String reason,
    String signedBy,
    @Nullable String admittedBy) {
  /** Whether the root still trusts who said it. */
  boolean binds(Set<String> rootKeys) {
    return authority == null || rootKeys.contains(signedBy);
  }

  static CowMap<NodeId, List<Ended>> byNode(List<Ended> all) {
    CowMap.Editor<NodeId, List<Ended>> byNode = CowMap.<NodeId, List<Ended>>empty().edit();
    for (Ended one : all) {
      List<Ended> before = byNode.get(one.node());
      List<Ended> its = new ArrayList<>(before == null ? List.of() : before);
      its.add(one);
      byNode.put(one.node(), List.copyOf(its));
    }
    return byNode.done();
  }

  /**
   * An authority ends only what it could have begun; and a node itself, except that whoever was it
   * by a stolen authority key ends no more than that once the root has withdrawn the key.
   */
  boolean isWithinScope(Root root, Admission admission) {
    if (authority == null) {
      return admission.keys().stream().anyMatch(key -> key.thumbprint().equals(signedBy))
          || root.authorities().stream()
              .flatMap(one -> one.keys().stream())
              .anyMatch(key -> key.thumbprint().equals(admittedBy));
    }
    return root.authorities().stream()
        .anyMatch(one -> one.id().equals(authority) && one.covers(admission));
  }

  /** Whether this says all that another does. */
  boolean says(Ended other) {
    return epoch >= other.epoch
        && Objects.equals(authority, other.authority)
        && signedBy.equals(other.signedBy)
        && Objects.equals(admittedBy, other.admittedBy);
  }

  @Override
  public String toString() {
    return "node "
        + node
        + (authority == null
            ? " left at " + at
            : " was revoked by authority " + authority + " at " + at + ": " + reason);
  }
}
