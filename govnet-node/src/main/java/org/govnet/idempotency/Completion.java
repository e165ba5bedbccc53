package org.govnet.idempotency;

import org.govnet.trust.ResponseMessage;

/** What becomes of a run's answer. */
public sealed interface Completion {
  /**
   * It is remembered.
   *
   * @param answer what whoever asks again will be told: the answer given, or the one that the
   *     service committed with its own transaction before
   */
  record Kept(ResponseMessage answer) implements Completion {}

  /** The key has gone to another run, which answers. */
  record Lost() implements Completion {}

  /** A run that is to be exactly-once succeeded, and no transaction has its mark. */
  record NotCommitted() implements Completion {}
}
