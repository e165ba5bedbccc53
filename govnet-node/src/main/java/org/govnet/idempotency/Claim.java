package org.govnet.idempotency;

import org.govnet.trust.ResponseMessage;

/** What becomes of a request under a key. */
public sealed interface Claim {
  /**
   * It is the first, or what came before it left no trace: run it.
   *
   * @param scope whose key it is
   * @param asked what was asked for besides
   * @param exactlyOnce whether it may be run again if it dies
   * @param token this run's own name, which no other run has
   */
  record Run(IdempotencyStore.Scope scope, String asked, boolean exactlyOnce, String token)
      implements Claim {
    /** Without what the caller asked for, and without the key. */
    @Override
    public String toString() {
      return "run of " + scope.operation() + " for " + scope.caller();
    }
  }

  /**
   * It ran: answer the same again.
   *
   * @param answer what was answered, unsigned
   */
  record Answered(ResponseMessage answer) implements Claim {}

  /** It still runs. */
  record InProgress() implements Claim {}

  /** The key belongs to a request that asks for something else. */
  record Reused() implements Claim {}

  /**
   * It began, and whoever ran it died before its answer was kept.
   *
   * @param done whether its transaction is known to be committed
   */
  record Unknown(boolean done) implements Claim {}

  /** There is no room for another key, or for another of this caller's. */
  record Full() implements Claim {}
}
