package org.govnet.api;

import java.sql.Connection;

/**
 * The idempotency key of the request that is being served, which a service can commit with its own
 * work. A resource has it injected, as a field {@code @Context Idempotency idempotency}, and uses
 * it on the thread that serves the request.
 *
 * <pre>{@code
 * return jdbi.inTransaction(handle -> {
 *   Idempotency.Part part = idempotency.within(handle.getConnection());
 *   …
 *   return part.answer(receipt);
 * });
 * }</pre>
 *
 * <p>What the transaction writes, that it was done, and what it answered are there together or not
 * at all: a retry, also after a crash, gets the same answer, and the work is not done again.
 */
public interface Idempotency {
  /**
   * Marks the request as done, in the transaction that the connection is in. To be called at its
   * beginning, so that nobody else works under the same key meanwhile.
   *
   * @param connection of the database and schema in which the node keeps its keys, in a transaction
   *     that the service commits
   * @return the key's part in that transaction
   * @throws ProblemException if the key has gone to a retry meanwhile, or the database fails: let
   *     it through, so that the transaction is rolled back
   * @throws IllegalStateException if no request with a key is served on this thread; the connection
   *     is in no transaction, or not of that database; or the node keeps its keys in none
   */
  Part within(Connection connection);

  /** A key's part in a service's transaction. */
  interface Part {
    /**
     * Keeps the answer in the same transaction. Without it, a crash after the commit leaves the
     * outcome unknown to a retry; an operation that answers nothing does not need it.
     *
     * @param result what the operation is about to return; not null
     * @return the same
     * @throws IllegalArgumentException if the operation answers nothing, or with a {@code Response}
     * @throws ProblemException as {@link #within}
     */
    <T> T answer(T result);
  }
}
