package org.govnet.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call: what to send, to whom, and the decisions about it.
 *
 * @param wire what its attempts go over
 * @param correlation one identifier for all of them
 */
record Job(
    CallMachine machine,
    Wire wire,
    CallPlan plan,
    Encoded encoded,
    Target target,
    String correlation) {
  /** Makes an attempt on this thread. */
  Outcome attempt(Flight flight, long now) {
    return wire.attempt(
        plan,
        encoded,
        target.peer().node(),
        flight.endpoint().replica(),
        correlation,
        machine.attemptNanos(now),
        machine.remaining(now));
  }

  /** Makes an attempt on OkHttp's threads, as a {@link Sender} does. */
  Runnable begin(Flight flight, long nanos, long remainingNanos, Consumer<Outcome> end) {
    return wire.begin(
        plan,
        encoded,
        target.peer().node(),
        flight.endpoint().replica(),
        correlation,
        nanos,
        remainingNanos,
        end);
  }

  /** What the caller gets. */
  @Nullable Object ending(long now) {
    return Ending.of(machine, plan, target, correlation, now);
  }
}
