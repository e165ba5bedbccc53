package org.govnet.discovery;

import java.util.List;
import org.govnet.api.AreaCode;

/** Who answers, or why nobody does; the five answers are distinct, and none stands for another. */
public sealed interface Lookup {
  /**
   * The node is admitted and offers the contract.
   *
   * @param peer the node
   */
  record Found(Peer peer) implements Lookup {}

  /**
   * The verified snapshot proves that there is no such node, designation or area.
   *
   * @param reason what there is none of
   * @param successors for an area that ended and was split: the areas to ask for instead, which the
   *     caller has to choose among; otherwise empty
   */
  record NotRegistered(String reason, List<AreaCode> successors) implements Lookup {
    /** Copies the successors. */
    public NotRegistered {
      successors = List.copyOf(successors);
    }

    /** Nothing to ask for instead. */
    public NotRegistered(String reason) {
      this(reason, List.of());
    }
  }

  /**
   * There is such a node, and it does not offer that contract and version.
   *
   * @param reason what it offers instead
   */
  record Unsupported(String reason) implements Lookup {}

  /**
   * What is known is too old to act on.
   *
   * @param reason how old it is
   */
  record Stale(String reason) implements Lookup {}

  /**
   * No verified directory was ever had.
   *
   * @param reason what was tried
   */
  record Unreachable(String reason) implements Lookup {}
}
