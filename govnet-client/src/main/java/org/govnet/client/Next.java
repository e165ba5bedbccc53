package org.govnet.client;

/** What a driver has to do for a {@link CallMachine}. */
enum Next {
  /** Call {@link CallMachine#launch}; if that gives an attempt, send it. */
  LAUNCH,
  /** Call {@link CallMachine#enqueue}: all replicas are at their limits. */
  QUEUE,
  /**
   * Wait until {@link CallMachine#wakeAt} or until woken, then call {@link CallMachine#claim};
   * perhaps again.
   */
  QUEUED,
  /** Wait until {@link CallMachine#wakeAt}, then call {@link CallMachine#woke}. */
  WAIT,
  /**
   * Report the end of an attempt to {@link CallMachine#completed}; at {@link CallMachine#wakeAt},
   * if {@link CallMachine#awaitsHedge}, call {@link CallMachine#hedge}.
   */
  AWAIT,
  /**
   * Hand {@link CallMachine#last} to the caller: an answer or a refusal, or a failure that carries
   * the peer's problem.
   */
  ANSWER,
  /**
   * Tell the caller that the call failed, with {@link CallMachine#why} and {@link
   * CallMachine#attempts}.
   */
  GIVE_UP
}
