package org.govnet.discovery;

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
   */
  record NotRegistered(String reason) implements Lookup {}

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
