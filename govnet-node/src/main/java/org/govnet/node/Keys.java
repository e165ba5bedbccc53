package org.govnet.node;

import java.time.Duration;
import org.govnet.api.Operation;
import org.govnet.api.ProblemException;
import org.govnet.idempotency.Claim;
import org.govnet.idempotency.Completion;
import org.govnet.idempotency.IdempotencyStore;
import org.govnet.idempotency.IdempotencyUnavailable;
import org.govnet.trust.ResponseMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a store's outcomes mean for a request. An answer is given only once it is kept: nobody is
 * told what a retry would then contradict.
 */
final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final int TOO_MANY_REQUESTS = 429;

  /** How much longer than its call a run counts as alive. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final IdempotencyStore store;

  Keys(IdempotencyStore store) {
    this.store = store;
  }

  /**
   * Takes a key for its first request, or finds what that one answered.
   *
   * @param asked what the request asks for besides, in short
   * @throws ProblemException if the key was used for something else, is in use now, nobody knows
   *     what became of it, or there is no room or no store
   */
  Admitted claim(
      IdempotencyStore.Scope scope,
      String asked,
      Operation operation,
      boolean exactlyOnce,
      Duration left) {
    Claim claim;
    try {
      claim = store.claim(scope, asked, exactlyOnce, left.plus(GRACE));
    } catch (IdempotencyUnavailable e) {
      throw KeyProblems.unavailable(e);
    }
    if (claim instanceof Claim.Run run) {
      return new Admitted.RunOnce(run, new KeyedRun(store, run, operation));
    }
    if (claim instanceof Claim.Answered answered) {
      return new Admitted.Answered(answered.answer());
    }
    if (claim instanceof Claim.Unknown unknown) {
      throw KeyProblems.unknown(scope.key(), unknown.done());
    }
    throw claim instanceof Claim.Reused
        ? KeyProblems.reused(scope.key())
        : claim instanceof Claim.Full ? KeyProblems.full() : KeyProblems.inProgress(scope.key());
  }

  /**
   * The operation has ended. An answer that says to try again is not kept, so that the same key
   * can: a failure of the service, and 429.
   *
   * @return what to answer
   * @throws ProblemException if that cannot be said now
   * @throws IllegalStateException if a service that promised to be exactly-once was not
   */
  ResponseMessage remember(Admitted.RunOnce once, ResponseMessage answer) {
    if (answer.status() >= 500 || answer.status() == TOO_MANY_REQUESTS) {
      release(once);
      return answer;
    }
    Completion completion;
    try {
      completion = store.complete(once.run(), answer);
    } catch (IdempotencyUnavailable e) {
      throw KeyProblems.notKept(e);
    }
    if (completion instanceof Completion.Kept kept) {
      return kept.answer();
    }
    if (completion instanceof Completion.Lost) {
      throw KeyProblems.inProgress(once.run().scope().key());
    }
    release(once);
    throw new IllegalStateException(
        once.run().scope().operation()
            + " is @ExactlyOnce, and succeeded without having committed a transaction that"
            + " Idempotency.within was called in: call it with the connection that does the work,"
            + " before the commit");
  }

  private void release(Admitted.RunOnce once) {
    try {
      store.release(once.run());
    } catch (IdempotencyUnavailable e) {
      LOG.warn("a key is not to be had until its lease is over: {}", e.getMessage());
    }
  }
}
