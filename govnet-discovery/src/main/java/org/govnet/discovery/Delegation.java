package org.govnet.discovery;

import java.util.List;
import org.govnet.trust.VerificationKey;

/**
 * What the anchor lets one authority do. Each scope is a list of patterns: an exact name, a prefix
 * and {@code *}, or {@code *} alone. An empty list allows nothing.
 *
 * @param id the authority
 * @param keys its document keys
 * @param nodes whom it may admit and designate
 * @param areas the areas it may give to a node and register, such as {@code W*}
 * @param capabilities what it may give to a node and designate leads for
 */
public record Delegation(
    AuthorityId id,
    List<VerificationKey> keys,
    List<String> nodes,
    List<String> areas,
    List<String> capabilities) {
  /** Copies the lists. */
  public Delegation {
    keys = List.copyOf(keys);
    nodes = List.copyOf(nodes);
    areas = List.copyOf(areas);
    capabilities = List.copyOf(capabilities);
  }

  void requireNode(Object node) {
    require(nodes, "node", node);
  }

  void requireArea(Object area) {
    require(areas, "area", area);
  }

  void requireCapability(Object capability) {
    require(capabilities, "capability", capability);
  }

  /** Whether this authority could have signed an admission. */
  boolean covers(Admission admission) {
    return isWithin(nodes, admission.node())
        && admission.areas().stream().allMatch(area -> isWithin(areas, area))
        && admission.capabilities().stream().allMatch(can -> isWithin(capabilities, can));
  }

  private static boolean isWithin(List<String> scope, Object value) {
    String name = value.toString();
    for (String pattern : scope) {
      if (pattern.endsWith("*")
          ? name.startsWith(pattern.substring(0, pattern.length() - 1))
          : name.equals(pattern)) {
        return true;
      }
    }
    return false;
  }

  private void require(List<String> scope, String what, Object value) {
    if (!isWithin(scope, value)) {
      throw new DocumentRefused(
          "authority " + id + " has no scope over " + what + " " + value + ", only " + scope);
    }
  }
}
