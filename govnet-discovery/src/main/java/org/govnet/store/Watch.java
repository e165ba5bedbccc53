package org.govnet.store;

/** A wish to be told of a store's head, until it is closed. */
public interface Watch extends AutoCloseable {
  /**
   * Ends it. No call begins afterwards; one that runs may still end. Closing twice does nothing.
   */
  @Override
  void close();
}
