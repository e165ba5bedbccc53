package org.govnet.testkit.simulation;

import java.time.Duration;

/** How long a replica takes to answer. */
@FunctionalInterface
public interface Delay {
  /**
   * The time to the answer of a request that has just come.
   *
   * @param active how many requests the replica has, this one included
   */
  Duration of(int active);

  /** Always the same. */
  static Delay of(Duration always) {
    return active -> always;
  }

  /**
   * Longer the more there is to do, as of a server with so many workers: {@code base} + {@code
   * base}·active/{@code capacity}, and 5·{@code base} beyond its capacity.
   *
   * @param capacity at least 1
   * @throws IllegalArgumentException if the capacity is less
   */
  static Delay linear(Duration base, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
    }
    return active ->
        active > capacity
            ? base.multipliedBy(5)
            : base.plus(base.multipliedBy(active).dividedBy(capacity));
  }
}
