package org.govnet.evidence;

/** What becomes of an exchange whose evidence cannot be written now. It is never dropped. */
public enum FailurePolicy {
  /** It is refused: there is no exchange without evidence of it on the disk. */
  REFUSE,

  /**
   * It goes on, and its evidence waits in memory, which is bounded: once that is full, exchanges
   * are refused. What waits is lost if the process is killed before the disk works again.
   */
  QUEUE
}
