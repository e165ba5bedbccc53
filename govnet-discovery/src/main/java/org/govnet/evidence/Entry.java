package org.govnet.evidence;

import java.util.List;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;

/** An entry of the chain, as its payload says; the layout is in docs/evidence.md. */
@SuppressWarnings("ArrayRecordComponent") // hashes, handed on and never changed
sealed interface Entry {
  /** What a segment begins with. */
  record Begin(byte[] log, byte[] before, String network, String node, String replica, int segment)
      implements Entry {}

  /** An exchange; its content is elsewhere, and may be gone. */
  record Recorded(
      Role role,
      Outcome outcome,
      int status,
      int version,
      String contract,
      String operation,
      String caller,
      String provider,
      String replica,
      byte[] requestId,
      byte[] responseId,
      byte[] digest,
      long offset,
      int length)
      implements Entry {
    long end() {
      return offset + length;
    }
  }

  /** A document that vouches for keys: a root's several signatures, or one JWS. */
  record Vouched(Kind kind, List<String> documents) implements Entry {
    enum Kind {
      ROOT,
      ADMISSION,
      DESCRIPTOR
    }
  }

  /** The head before this entry, signed by the node. */
  record Checkpointed(String jws) implements Entry {}

  /** Another node's signature of a checkpoint before. */
  record Countersigned(String jws) implements Entry {}

  /** Another log's checkpoint that this node has countersigned, and how. */
  record Witnessed(String checkpoint, String countersignature) implements Entry {}

  /** That the contents of records are to be erased, first and last sequence of each range. */
  record Erasing(String reason, List<Range> ranges) implements Entry {}

  /** That they are. */
  record ErasureDone(long erasing) implements Entry {}

  /**
   * Records from one to another.
   *
   * @param first the first's sequence
   * @param last the last's
   */
  record Range(long first, long last) {
    boolean has(long sequence) {
      return sequence >= first && sequence <= last;
    }
  }
}
