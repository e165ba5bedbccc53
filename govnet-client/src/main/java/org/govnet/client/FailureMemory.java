package org.govnet.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How much an endpoint has failed lately: each failure counts 10 and halves every 30 s. */
final class FailureMemory {
  private static final double WEIGHT = 10;
  private static final double HALF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /**
   * Less than half a request in flight is nothing: else a caller with one request at a time would
   * pass over a replica for minutes because of the last thousandth of a failure.
   */
  private static final double FORGOTTEN = 0.5;

  private final AtomicReference<@Nullable State> state = new AtomicReference<>();

  /** Remembers one failure. */
  void record(long now) {
    state.updateAndGet(old -> new State(decayed(old, now) + WEIGHT, now));
  }

  /** What is left of the failures; 0 for an endpoint that has not failed, without a computation. */
  double weight(long now) {
    State current = state.get();
    if (current == null) {
      return 0;
    }
    double weight = decayed(current, now);
    if (weight < FORGOTTEN) {
      // Lost to a concurrent failure, this is tried again on the next pick.
      state.compareAndSet(current, null);
      return 0;
    }
    return weight;
  }

  /** Exactly the same on every machine, for a simulation goes by it. */
  private static double decayed(@Nullable State state, long now) {
    return state == null
        ? 0
        : state.weight * StrictMath.pow(0.5, (now - state.at) / HALF_LIFE_NANOS);
  }

  private record State(double weight, long at) {}
}
