package org.govnet.client;

import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Outcome {
  /**
   * A signed answer of success.
   *
   * @param value its body; null for none
   */
  record Answer(@Nullable Object value) implements Outcome {}

  /**
   * A signed problem that is the call's answer: the replica works, and another would say the same.
   *
   * @param problem to throw
   */
  record Refusal(ProblemException problem) implements Outcome {}

  /**
   * Anything that another attempt might not meet.
   *
   * @param fault its kind
   * @param detail what happened
   * @param unprocessed whether it is certain that the service's code did not run
   * @param retryAfterNanos how long the peer asks to wait; 0 if it does not
   * @param problem what the peer said, if it did
   */
  record Failure(
      Attempt.Fault fault,
      String detail,
      boolean unprocessed,
      long retryAfterNanos,
      @Nullable ProblemException problem)
      implements Outcome {
    static Failure of(Attempt.Fault fault, String detail) {
      return new Failure(fault, detail, false, 0, null);
    }
  }

  /**
   * Something was thrown on this side that no method declares, such as by the application's
   * interceptor: it ends the call, and says nothing about the replica.
   */
  record Defect(Throwable cause) implements Outcome {}
}
