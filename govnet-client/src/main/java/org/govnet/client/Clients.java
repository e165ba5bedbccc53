package org.govnet.client;

import org.govnet.api.AreaCode;
import org.govnet.api.BadContract;
import org.govnet.api.NodeId;

/**
 * Makes clients of contracts. {@link Govnet} is one, whose clients say nothing of a purpose; {@link
 * Govnet#forPurpose} gives one whose clients do, as operations on personal data need. Clients are
 * thread-safe, and good for as long as their {@link Govnet} is open.
 */
public interface Clients {
  /**
   * A client of whichever node leads the contract's capability.
   *
   * @throws BadContract if the interface is not a contract, or has no capability
   */
  <T> T client(Class<T> contract);

  /**
   * A client of whichever node runs the service for a place.
   *
   * @throws BadContract if the interface is not a contract, or not of a local service
   */
  <T> T client(Class<T> contract, AreaCode area);

  /**
   * A client of one node.
   *
   * @throws BadContract if the interface is not a contract
   */
  <T> T client(Class<T> contract, NodeId node);
}
