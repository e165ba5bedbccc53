package org.govnet.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.evidence.Entry.Erasing;
import org.govnet.evidence.Entry.Range;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.LogFormat.Frame;
import org.jspecify.annotations.Nullable;

/** Whether the contents are what the chain says, and whether those that are gone were erased. */
final class Contents {
  private final Faults faults;
  private final Hash hash = new Hash();
  private final Runs present = new Runs();
  private final Runs gone = new Runs();
  private final Map<Long, Erasing> erasings = new LinkedHashMap<>();
  private final Map<Long, Long> times = new LinkedHashMap<>();
  private Path lastFile = Path.of("");
  private long end;

  Contents(Faults faults) {
    this.faults = faults;
  }

  void begin(ContentReader reader) throws IOException {
    end = Segment.CONTENT_START;
    if (reader.isThere() && !reader.hasMagic()) {
      faults.add(
          Fault.Kind.CONTENT,
          reader.segment().contents(),
          0,
          0,
          "the file does not begin as contents do");
    }
  }

  /** Looks at a record's content, and returns it if it is as it was recorded. */
  byte @Nullable [] check(ContentReader reader, Frame frame, Recorded record) throws IOException {
    Path file = reader.segment().contents();
    lastFile = file;
    long sequence = frame.sequence();
    if (record.offset() != end) {
      faults.add(
          Fault.Kind.CONTENT, file, record.offset(), sequence, "it should begin at byte " + end);
    }
    end = record.end();
    if (!reader.isThere()) {
      gone.add(sequence);
      return null;
    }
    byte[] content = reader.next(record);
    if (content != null && ContentReader.isErased(content)) {
      gone.add(sequence);
      return null;
    }
    if (content == null || !Arrays.equals(hash.add(content).done(), record.digest())) {
      faults.add(
          Fault.Kind.CONTENT,
          file,
          record.offset(),
          sequence,
          content == null ? "the file ends before it" : "it is not what was recorded");
      return null;
    }
    present.add(sequence);
    return content;
  }

  /** What is after the last record's content. */
  void end(ContentReader reader, boolean lastSegment, List<String> notes) {
    long more = reader.isThere() ? reader.length() - end : 0;
    if (more > 0 && lastSegment) {
      notes.add(
          reader.segment().contents()
              + ": "
              + more
              + " bytes at its end are of a record that is being written, or never was to its end");
    } else if (more > 0) {
      faults.add(
          Fault.Kind.CONTENT,
          reader.segment().contents(),
          end,
          0,
          more + " bytes are of no record");
    }
  }

  void erasing(Frame frame, Erasing entry) {
    erasings.put(frame.sequence(), entry);
    times.put(frame.sequence(), frame.time());
  }

  long erased() {
    return gone.size();
  }

  /** Compares what is gone with what was erased, once all is read. */
  List<EvidenceReport.Erasure> settle() {
    List<Range> all = new ArrayList<>();
    List<EvidenceReport.Erasure> told = new ArrayList<>();
    erasings.forEach(
        (sequence, entry) -> {
          List<Range> ranges = Runs.merged(entry.ranges());
          all.addAll(ranges);
          told.add(
              new EvidenceReport.Erasure(
                  sequence,
                  Instant.ofEpochMilli(times.getOrDefault(sequence, 0L)),
                  entry.reason(),
                  gone.within(ranges) + present.within(ranges)));
        });
    List<Range> erased = Runs.merged(all);
    for (Range range : gone.without(erased).ranges()) {
      faults.add(
          Fault.Kind.CONTENT,
          lastFile,
          0,
          range.first(),
          "the contents of records "
              + range.first()
              + " to "
              + range.last()
              + " are gone, and no entry says that they were erased");
    }
    for (Range range : present.intersect(erased).ranges()) {
      faults.add(
          Fault.Kind.ERASURE,
          lastFile,
          0,
          range.first(),
          "the contents of records "
              + range.first()
              + " to "
              + range.last()
              + " are there, though they were erased: open the log once to have that ended");
    }
    return told;
  }
}
