package org.govnet.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call: what to send, to whom, and the decisions about it.
 *
 * @param wire what its attempts go over
 * @param grounds what a call on personal data rests on; null for another
 * @param correlation one identifier for all of them
 * @param observation who sees it; null for nobody
 */
record Job(
    CallMachine machine,
    Wire wire,
    CallPlan plan,
    Encoded encoded,
    Target target,
    @Nullable Grounds grounds,
    String correlation,
    @Nullable Observation observation) {
  /** Makes an attempt on this thread. */
  Outcome attempt(Flight flight, long now) {
    return wire.attempt(
        this, flight.endpoint().replica(), machine.attemptNanos(now), machine.remaining(now));
  }

  /** Makes an attempt on OkHttp's threads, as a {@link Sender} does. */
  Runnable begin(Flight flight, long nanos, long remainingNanos, Consumer<Outcome> end) {
    return wire.begin(this, flight.endpoint().replica(), nanos, remainingNanos, end);
  }

  /** What the caller gets. */
  @Nullable Object ending(long now) {
    observed(now);
    return Ending.of(machine, plan, target, correlation, now);
  }

  /** Tells those who see the call that it is over. */
  void observed(long now) {
    if (observation != null) {
      observation.ended(Ending.report(machine, now));
    }
  }
}
