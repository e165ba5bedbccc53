package org.govnet.node;

import java.time.Duration;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.idempotency.IdempotencyUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller is told of its key: docs/protocol.md sections 4.3 and 5. */
final class KeyProblems {
  private static final Logger LOG = LoggerFactory.getLogger(KeyProblems.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private KeyProblems() {}

  static RefusedRequest missing() {
    return refused(
        400,
        "idempotency-key-missing",
        Party.CALLER,
        "The operation needs an Idempotency-Key",
        "send an Idempotency-Key, the same for every attempt of one call");
  }

  static RefusedRequest malformed(IllegalArgumentException why) {
    return refused(
        400,
        "idempotency-key-malformed",
        Party.CALLER,
        "The Idempotency-Key is malformed",
        String.valueOf(why.getMessage()));
  }

  static RefusedRequest reused(IdempotencyKey key) {
    return refused(
        409,
        "idempotency-key-reused",
        Party.CALLER,
        "The Idempotency-Key was used for another request",
        "key "
            + key
            + " belongs to a request with another body, query, purpose or legal basis; use a new"
            + " key");
  }

  static RefusedRequest inProgress(IdempotencyKey key) {
    return refused(
        409,
        "idempotency-in-progress",
        Party.CALLER,
        "The first request with this Idempotency-Key still runs",
        "ask again with key " + key + " in a second");
  }

  static RefusedRequest full() {
    return refused(
        503,
        "idempotency-memory-full",
        Party.PROVIDER,
        "The node can remember no more keys",
        "nothing was done; ask again later");
  }

  static RefusedRequest unknown(IdempotencyKey key, boolean done) {
    return refused(
        409,
        "outcome-unknown",
        Party.PROVIDER,
        "Nobody knows what became of the first request with this Idempotency-Key",
        (done
                ? "it was done, and its answer is lost"
                : "it began, and its process ended before it said whether it was done")
            + "; nothing more is done under key "
            + key
            + ": look at the state of what it was to change, and if it has to be done still, ask"
            + " with a new key");
  }

  static ProblemException unavailable(IdempotencyUnavailable why) {
    LOG.warn("no idempotency keys: {}", why.getMessage());
    return refused(
            503,
            "idempotency-unavailable",
            Party.PROVIDER,
            "The node cannot look up idempotency keys now",
            "nothing was done; ask again with the same key")
        .retryAfter(SOON);
  }

  /** It ran: whoever was told how might be told otherwise the next time. */
  static ProblemException notKept(IdempotencyUnavailable why) {
    LOG.error("an operation ran, and its answer is not kept: {}", why.getMessage());
    return refused(
            503,
            "answer-not-kept",
            Party.PROVIDER,
            "The operation ran, and the node cannot keep its answer now",
            "it may have been done; ask again with the same key")
        .retryAfter(SOON);
  }

  private static RefusedRequest refused(
      int status, String code, Party party, String title, String detail) {
    return new RefusedRequest(Problem.of(status, code, party, title, detail));
  }
}
