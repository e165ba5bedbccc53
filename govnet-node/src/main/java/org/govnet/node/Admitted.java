package org.govnet.node;

import org.govnet.trust.ResponseMessage;

/** What follows for a request that may be served. */
sealed interface Admitted {
  /** Run the resource. */
  Admitted RUN = new Run();

  /** Run the resource; nothing to remember. */
  record Run() implements Admitted {}

  /**
   * Run the resource and remember the answer.
   *
   * @param scope what it is remembered by
   * @param asked what was asked for, in short, to tell it from something else under the same key
   */
  record RunOnce(IdempotencyMemory.Scope scope, String asked) implements Admitted {}

  /**
   * It ran before: do not run it again.
   *
   * @param response what it answered, unsigned
   */
  record Answered(ResponseMessage response) implements Admitted {}
}
