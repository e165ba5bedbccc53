package org.govnet.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.In.Unreadable;
import org.govnet.evidence.LogFormat.Frame;
import org.jspecify.annotations.Nullable;

/** Reads a log's records, in order, for whoever looks into it. It verifies nothing. */
public final class EvidenceReader {
  private final Hash hash = new Hash();
  private final long from;
  private final Predicate<StoredRecord> each;

  private EvidenceReader(long from, Predicate<StoredRecord> each) {
    this.from = from;
    this.each = each;
  }

  /**
   * Reads records.
   *
   * @param folder a log's folder
   * @param from the first sequence that is wanted
   * @param each takes one after another, for as long as it says true
   * @throws EvidenceDamaged if there is no log, or it cannot be read on
   * @throws UncheckedIOException if the disk fails
   */
  public static void read(Path folder, long from, Predicate<StoredRecord> each) {
    EvidenceReader reader = new EvidenceReader(from, each);
    try {
      List<Segment> segments = Segment.all(folder);
      if (segments.isEmpty()) {
        throw new EvidenceDamaged("there is no evidence in " + folder);
      }
      for (int i = 0; i < segments.size(); i++) {
        boolean over = i + 1 < segments.size() && segments.get(i + 1).first() <= from;
        if (!over && !reader.read(segments.get(i), i + 1 == segments.size())) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence in " + folder + " cannot be read", e);
    }
  }

  private boolean read(Segment segment, boolean last) throws IOException {
    try (ChainReader chain = new ChainReader(segment.chain());
        ContentReader contents = new ContentReader(segment)) {
      boolean unused = contents.hasMagic();
      Frame frame = chain.next();
      while (frame != null) {
        if (frame.sequence() >= from
            && frame.entry() instanceof Recorded record
            && !each.test(stored(frame, record, contents.next(record)))) {
          return false;
        }
        frame = chain.next();
      }
      return true;
    } catch (ChainReader.Broken e) {
      if (e.torn() && last) {
        return true;
      }
      throw new EvidenceDamaged(segment.chain(), e.offset(), e.getMessage());
    } catch (Unreadable e) {
      throw new EvidenceDamaged(segment.chain(), 0, e.getMessage());
    }
  }

  private StoredRecord stored(Frame frame, Recorded record, byte @Nullable [] content) {
    return new StoredRecord(
        frame.sequence(),
        Instant.ofEpochMilli(frame.time()),
        record.role(),
        record.outcome(),
        record.status(),
        record.caller(),
        record.provider(),
        record.replica(),
        record.contract(),
        record.version(),
        record.operation(),
        content(record, content));
  }

  private StoredRecord.@Nullable Content content(Recorded record, byte @Nullable [] content) {
    if (content == null || !Arrays.equals(hash.add(content).done(), record.digest())) {
      return null;
    }
    try {
      RecordContent read = RecordContent.read(content);
      return new StoredRecord.Content(
          read.request(), read.response(), read.bodies(), read.correlationId());
    } catch (Unreadable e) {
      return null; // recorded by a later version of govnet
    }
  }
}
