package org.govnet.evidence;

/**
 * Something in a log that is not as it was written, or cannot be shown to be.
 *
 * @param kind what is wrong
 * @param file the file it is in
 * @param offset the byte there at which the entry or content begins
 * @param sequence the entry's place in the chain; 0 if it has none
 * @param detail more, for people
 */
public record Fault(Kind kind, String file, long offset, long sequence, String detail) {
  /** What is wrong. */
  public enum Kind {
    /** Bytes that are no entry: nothing after them in their file can be read. */
    DAMAGED,
    /** An entry is not the one that was chained here. */
    ALTERED,
    /** Entries are gone. */
    MISSING,
    /** An entry was inserted, or is in another's place. */
    OUT_OF_PLACE,
    /** The chain is not the one that the node has signed. */
    CHECKPOINT,
    /** A countersignature is not of this log. */
    COUNTERSIGNATURE,
    /** A record's content is not what was recorded, or gone without a word. */
    CONTENT,
    /** A message's signature does not verify, or is not of what the record says. */
    SIGNATURE,
    /** Nothing in the log vouches for a key. */
    KEY,
    /** Content is still there though the chain says that it was erased. */
    ERASURE
  }

  @Override
  public String toString() {
    return kind + " at entry " + sequence + ", " + file + " byte " + offset + ": " + detail;
  }
}
