package org.govnet.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one replica does at this moment, in numbers. Cheap to ask, from any thread. */
public interface NodeVitals {
  /** Requests in hand: being served by a worker, or waiting for one. */
  int running();

  /** How many may be in hand at once. */
  int maxConcurrent();

  /** Open connections. */
  int connections();

  /** Requests refused since the start because too many were in hand. */
  long overloads();

  /** Calls refused since the start because their node's quota was used up. */
  long quotaRefusals();

  /** Nodes that have called lately, whose quota is remembered. */
  int callers();

  /**
   * How far callers' clocks are ahead of this one's, by the median of those who called lately; null
   * if they are fewer than three.
   */
  @Nullable Duration clockOffset();

  /** Whether this clock seems to be wrong. */
  boolean clockOff();

  /** Whether every check of the node's health is well. */
  boolean ready();
}
