package org.govnet.examples.uknetwork;

import org.govnet.api.Caller;
import org.govnet.api.ContractId;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.UseKind;
import org.jspecify.annotations.Nullable;

/**
 * Where a service says that somebody's data was used. It says so once the operation is done and its
 * transaction over, right before it answers: the record is in another database, so no transaction
 * covers both, and a use that is rolled back is none. If the record then fails, so does the
 * operation: nothing is handed over unrecorded, though a step that was taken stands.
 */
@FunctionalInterface
interface UseLog {
  /** Keeps nothing: for a service whose uses are not what is looked at. */
  UseLog NONE = (caller, subject, kind, contract, operation, category) -> {};

  /**
   * Notes a use that was made just now.
   *
   * @param caller who asked, what for and by which law; null if no node serves the service, which
   *     only {@link #NONE} takes
   * @param subject whose data it was; null if the request names nobody by an identifier, and then
   *     nothing is noted
   * @param kind what it is when another node asks; the node's own reading is so by itself
   * @param contract by which contract
   * @param operation by which of its operations
   * @param category what kind of data, in a person's words
   */
  void used(
      @Nullable Caller caller,
      @Nullable Subject subject,
      UseKind kind,
      ContractId contract,
      String operation,
      String category);
}
