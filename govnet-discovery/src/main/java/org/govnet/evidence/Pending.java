package org.govnet.evidence;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.govnet.evidence.Entry.Recorded;

/** What is to be appended, as far as it can be made before its place is known. */
final class Pending {
  private final Entry entry;
  private final byte[] content;
  private final List<String> keyIds;
  private final long time;
  private final FailurePolicy policy;
  private final CompletableFuture<Evidence.Receipt> done = new CompletableFuture<>();

  private Pending(
      Entry entry, byte[] content, List<String> keyIds, long time, FailurePolicy policy) {
    this.entry = entry;
    this.content = content;
    this.keyIds = keyIds;
    this.time = time;
    this.policy = policy;
  }

  static Pending record(EvidenceRecord record, byte[] salt, long time, FailurePolicy policy) {
    byte[] content = RecordContent.write(record, salt);
    Recorded recorded =
        new Recorded(
            record.role(),
            record.outcome(),
            record.status(),
            record.version(),
            record.contract().value(),
            record.operation(),
            record.caller().value(),
            record.provider().value(),
            record.replica().toString(),
            record.requestId(),
            record.responseId(),
            Hash.of(content),
            0,
            content.length);
    return new Pending(recorded, content, record.keyIds(), time, policy);
  }

  /** Something that keys have signed. */
  static Pending statement(Entry entry, List<String> keyIds, long time) {
    return new Pending(entry, new byte[0], keyIds, time, FailurePolicy.REFUSE);
  }

  /** The entry, its content being at a place. */
  Entry at(long offset) {
    if (entry instanceof Recorded it) {
      return new Recorded(
          it.role(),
          it.outcome(),
          it.status(),
          it.version(),
          it.contract(),
          it.operation(),
          it.caller(),
          it.provider(),
          it.replica(),
          it.requestId(),
          it.responseId(),
          it.digest(),
          offset,
          it.length());
    }
    return entry;
  }

  byte[] content() {
    return content;
  }

  /** The keys that have to be vouched for. */
  List<String> keyIds() {
    return keyIds;
  }

  long time() {
    return time;
  }

  boolean waits() {
    return policy == FailurePolicy.QUEUE;
  }

  /** What it takes in memory, about. */
  int weight() {
    return content.length + 512;
  }

  CompletableFuture<Evidence.Receipt> done() {
    return done;
  }
}
