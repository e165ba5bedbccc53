package org.govnet.node;

import org.govnet.idempotency.Claim;
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
   * @param run what it is remembered by
   * @param key what the service sees of it
   */
  record RunOnce(Claim.Run run, KeyedRun key) implements Admitted {}

  /**
   * It ran before: do not run it again.
   *
   * @param response what it answered, unsigned
   */
  record Answered(ResponseMessage response) implements Admitted {}
}
