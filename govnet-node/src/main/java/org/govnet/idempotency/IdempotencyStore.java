package org.govnet.idempotency;

import java.sql.Connection;
import java.time.Duration;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one node remembers under idempotency keys (docs/protocol.md section 4.3). All replicas of a
 * node share one. Thread-safe; every operation ends in bounded time.
 *
 * <p>A key is claimed before the operation runs. The claim is durable, as far as the store is, when
 * {@link #claim} returns. It ends with {@link #complete} or {@link #release}; one that does neither
 * within its lease belongs to a process that died.
 */
public interface IdempotencyStore {
  /** The longest {@code asked}. */
  int MAX_ASKED = 1_000;

  /**
   * What makes two requests one.
   *
   * @param caller the calling node
   * @param operation method and path, without the base URL
   * @param key the caller's key
   */
  record Scope(NodeId caller, String operation, IdempotencyKey key) {}

  /**
   * Takes a key for its first request, or says what became of that one.
   *
   * @param asked what the request asks for besides, in short: at most {@value #MAX_ASKED}
   *     characters
   * @param exactlyOnce whether all that the operation does is committed through {@link #within}, so
   *     that a run which died can be run again
   * @param lease how long the run may take before it counts as dead; not negative
   * @throws IdempotencyUnavailable if that cannot be known now; the key may be taken all the same,
   *     until the lease is over
   */
  Claim claim(Scope scope, String asked, boolean exactlyOnce, Duration lease);

  /**
   * Remembers what a run answered.
   *
   * @throws IdempotencyUnavailable if it cannot be known whether it is remembered
   */
  Completion complete(Claim.Run run, ResponseMessage answer);

  /**
   * Forgets a run that failed, so that its key may try again, unless it was committed through
   * {@link #within}: then what was committed stays.
   *
   * @throws IdempotencyUnavailable if it cannot be known whether it is forgotten
   */
  void release(Claim.Run run);

  /** Whether {@link #within} works; if not, no service may be exactly-once. */
  default boolean joinsTransactions() {
    return false;
  }

  /**
   * Marks a run as done, in the transaction that the connection is in: the mark is there if and
   * only if the rest of the transaction is.
   *
   * @param answer what it answers; null if that is not known yet
   * @return false if the key has gone to another run meanwhile: roll back
   * @throws IllegalStateException if the connection is not in a transaction, or not of the store's
   *     database
   * @throws IdempotencyUnavailable if the database fails: roll back
   * @throws UnsupportedOperationException if this store has no database
   */
  default boolean within(Claim.Run run, Connection connection, @Nullable ResponseMessage answer) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " has no database whose transactions it could be in");
  }
}
