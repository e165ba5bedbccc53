package org.govnet.client;

/** Runs things at a time, for calls that no thread waits in. */
interface Later {
  /**
   * Runs {@code task} once it is {@code nanos}, as {@link Time#nanos}; at once, but not before this
   * returns, if it is already.
   *
   * @return takes it back, if it has not run yet
   */
  Runnable at(long nanos, Runnable task);
}
