package org.govnet.client;

import org.jspecify.annotations.Nullable;

/** A call's place among those that wait for a permit. */
final class Turn {
  private final Gate gate;
  private final Gate.Waiter waiter;

  private Turn(Gate gate, Gate.Waiter waiter) {
    this.gate = gate;
    this.waiter = waiter;
  }

  /**
   * Takes the last place.
   *
   * @param wake what to run when its turn comes; perhaps run before this returns
   * @return null if too many wait already
   */
  static @Nullable Turn take(Gate gate, Endpoints endpoints, long until, Runnable wake, long now) {
    Gate.Waiter waiter = gate.enter(endpoints, until, wake, now);
    return waiter == null ? null : new Turn(gate, waiter);
  }

  /** Whether its turn has come, or never will. */
  boolean settled() {
    return waiter.settled();
  }

  /** Gives up its place: for the attempt that may be made now, or for nothing. */
  @Nullable Flight leave() {
    return gate.leave(waiter);
  }
}
