package org.govnet.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.govnet.api.NodeId;
import org.govnet.discovery.DocumentRefused;
import org.govnet.discovery.VouchedKeys;
import org.govnet.evidence.Entry.Begin;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.Entry.Countersigned;
import org.govnet.evidence.Entry.Vouched;
import org.govnet.evidence.Entry.Witnessed;
import org.govnet.evidence.LogFormat.Frame;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.VerificationKey;

/**
 * What in a log is signed by nodes and authorities: who vouches for keys, and how far it is proven.
 */
final class Statements {
  private final VouchedKeys keys;
  private final Faults faults;
  private final Begin log;
  private final String name;

  /** The checkpoints that verify, by the hash of their JWS. */
  private final Map<String, Proven> checkpoints = new HashMap<>();

  /** The heads that they are of, by sequence. */
  private final Map<Long, String> heads = new HashMap<>();

  private final Map<Long, Witnessed> witnessed = new HashMap<>();
  private long signedTo;
  private long provenTo;
  private long provenAt;
  private String provenBy = "";

  /** Up to where, and when the last of it was written. */
  private record Proven(long sequence, long time) {}

  Statements(VouchedKeys keys, Faults faults, Begin log) {
    this.keys = keys;
    this.faults = faults;
    this.log = log;
    this.name = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(log.log());
  }

  void vouched(Path file, Frame frame, Vouched entry) {
    try {
      switch (entry.kind()) {
        case ROOT -> keys.addRoot(entry.documents());
        case ADMISSION -> keys.addAdmission(entry.documents().get(0));
        case DESCRIPTOR -> keys.addDescriptor(entry.documents().get(0));
      }
    } catch (DocumentRefused | IllegalArgumentException e) {
      add(Fault.Kind.KEY, file, frame, "a document vouches for nobody: " + e.getMessage());
    }
  }

  /**
   * A checkpoint.
   *
   * @param head the hash of the entry before it
   */
  void checkpoint(Path file, Frame frame, Checkpointed entry, byte[] head, long before) {
    try {
      Checkpoint claimed = Checkpoint.unverified(entry.jws());
      VerificationKey key = key(claimed.node(), entry.jws(), claimed.issuedAt());
      Checkpoint checkpoint = Checkpoint.verify(entry.jws(), key);
      if (!checkpoint.network().value().equals(log.network())
          || !checkpoint.node().value().equals(log.node())
          || !checkpoint.replica().equals(log.replica())
          || !checkpoint.log().equals(name)) {
        throw new InvalidDocument("it is of another log");
      }
      if (checkpoint.sequence() != frame.sequence() - 1
          || !Arrays.equals(checkpoint.head(), head)) {
        throw new InvalidDocument(
            "the chain up to here is not the one that was signed, at entry "
                + checkpoint.sequence());
      }
      signedTo = checkpoint.sequence();
      checkpoints.put(Checkpoint.sha256(entry.jws()), new Proven(checkpoint.sequence(), before));
      heads.put(checkpoint.sequence(), checkpoint.hash());
    } catch (InvalidDocument e) {
      add(Fault.Kind.CHECKPOINT, file, frame, String.valueOf(e.getMessage()));
    }
  }

  /**
   * A countersignature.
   *
   * @param mayBeEarlier whether its checkpoint may be in a segment that is not here
   */
  void countersigned(Path file, Frame frame, Countersigned entry, boolean mayBeEarlier) {
    try {
      Countersignature claimed = Countersignature.unverified(entry.jws());
      VerificationKey key = key(claimed.node(), entry.jws(), claimed.issuedAt());
      Countersignature verified = Countersignature.verify(entry.jws(), key);
      if (verified.node().value().equals(log.node())
          || !verified.network().value().equals(log.network())) {
        throw new InvalidDocument("it is not another node's of this network");
      }
      Proven proven = checkpoints.get(verified.checkpoint());
      if (proven == null && !mayBeEarlier) {
        throw new InvalidDocument("it is of a checkpoint that this log does not have");
      }
      if (proven != null && proven.sequence > provenTo) {
        provenTo = proven.sequence;
        provenAt = proven.time;
        provenBy = verified.node().value();
      }
    } catch (InvalidDocument e) {
      add(Fault.Kind.COUNTERSIGNATURE, file, frame, String.valueOf(e.getMessage()));
    }
  }

  /** That this node has countersigned another's; for reconciling with the other's log. */
  void witnessed(Path file, Frame frame, Witnessed entry) {
    try {
      Checkpoint claimed = Checkpoint.unverified(entry.checkpoint());
      Checkpoint.verify(
          entry.checkpoint(), key(claimed.node(), entry.checkpoint(), claimed.issuedAt()));
      Countersignature mine = Countersignature.unverified(entry.countersignature());
      Countersignature.verify(
          entry.countersignature(), key(mine.node(), entry.countersignature(), mine.issuedAt()));
      if (!mine.node().value().equals(log.node())
          || !mine.checkpoint().equals(Checkpoint.sha256(entry.checkpoint()))) {
        throw new InvalidDocument("it is not this node's countersignature of that checkpoint");
      }
      witnessed.put(frame.sequence(), entry);
    } catch (InvalidDocument e) {
      add(Fault.Kind.COUNTERSIGNATURE, file, frame, String.valueOf(e.getMessage()));
    }
  }

  private VerificationKey key(NodeId node, String jws, Instant at) {
    String keyId = Checkpoint.parse(jws).keyId();
    return keys.view()
        .find(node, keyId, at)
        .orElseThrow(
            () -> new InvalidDocument("nothing in the log vouches for key " + node + "#" + keyId));
  }

  private void add(Fault.Kind kind, Path file, Frame frame, String detail) {
    faults.add(kind, file, frame.offset(), frame.sequence(), detail);
  }

  VouchedKeys keys() {
    return keys;
  }

  String name() {
    return name;
  }

  Map<Long, String> heads() {
    return heads;
  }

  Map<Long, Witnessed> witnessed() {
    return witnessed;
  }

  long signedTo() {
    return signedTo;
  }

  long provenTo() {
    return provenTo;
  }

  long provenAt() {
    return provenAt;
  }

  String provenBy() {
    return provenBy;
  }
}
