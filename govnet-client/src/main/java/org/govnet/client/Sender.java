package org.govnet.client;

import java.util.function.Consumer;

/** Sends a call's attempts without waiting for them. */
interface Sender {
  /**
   * Sends an attempt.
   *
   * @param nanos how long it may take
   * @param remainingNanos what the whole call has left
   * @param end hears what came of it, once, from any thread; perhaps even after it was broken off
   * @return breaks it off
   */
  Runnable send(Flight flight, long nanos, long remainingNanos, Consumer<Outcome> end);
}
