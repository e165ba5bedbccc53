package org.govnet.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.govnet.evidence.Entry.Range;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.In.Unreadable;
import org.govnet.evidence.LogFormat.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Erases contents where they are: overwritten with zeros, and a closed segment's whole file deleted
 * once nothing is left in it. What it does can be done again, so a crash leaves nothing half done
 * for good.
 */
final class Eraser {
  private final EvidenceLog log;
  private final EvidenceDisk disk;

  /** Which records. */
  interface Choice {
    boolean has(long sequence, long time);

    /** Whether none that is recorded later is chosen. */
    boolean endsBefore(long time);
  }

  /** All that was recorded before a time. */
  static Choice before(long end) {
    return new Choice() {
      @Override
      public boolean has(long sequence, long time) {
        return time < end;
      }

      @Override
      public boolean endsBefore(long time) {
        return time >= end;
      }
    };
  }

  /** Some, by their sequences. */
  static Choice of(Set<Long> sequences) {
    return new Choice() {
      @Override
      public boolean has(long sequence, long time) {
        return sequences.contains(sequence);
      }

      @Override
      public boolean endsBefore(long time) {
        return false;
      }
    };
  }

  /**
   * What is there to erase.
   *
   * @param records how many records have contents
   */
  record Found(List<Range> ranges, long records) {}

  private interface Visit {
    /** Says whether to go on. */
    boolean of(Frame frame, Recorded record) throws IOException;
  }

  Eraser(EvidenceLog log, EvidenceDisk disk) {
    this.log = log;
    this.disk = disk;
  }

  Found find(Choice choice) throws IOException {
    Finding finding = new Finding(choice);
    for (Segment segment : Segment.all(log.folder())) {
      if (Files.exists(segment.contents())) {
        try (RandomAccessFile contents = new RandomAccessFile(segment.contents().toFile(), "r")) {
          visit(segment, (frame, record) -> finding.visit(contents, frame, record));
        }
      }
      if (finding.over) {
        break;
      }
    }
    if (finding.ranges.size() > LogFormat.MAX_RANGES) {
      throw new IllegalArgumentException(
          "more than "
              + LogFormat.MAX_RANGES
              + " separate records are to be erased at once: erase fewer");
    }
    return new Found(finding.ranges, finding.records);
  }

  /** Gathers ranges: only a record that stays parts two of them. */
  private static final class Finding {
    private final Choice choice;
    private final List<Range> ranges = new ArrayList<>();
    private long records;
    private boolean parted = true;
    private boolean over;

    Finding(Choice choice) {
      this.choice = choice;
    }

    boolean visit(RandomAccessFile contents, Frame frame, Recorded record) throws IOException {
      long sequence = frame.sequence();
      over = choice.endsBefore(frame.time());
      if (over || !choice.has(sequence, frame.time())) {
        parted = true;
      } else if (!isErased(contents, record)) {
        records++;
        if (parted) {
          ranges.add(new Range(sequence, sequence));
        } else {
          int last = ranges.size() - 1;
          ranges.set(last, new Range(ranges.get(last).first(), sequence));
        }
        parted = false;
      }
      return !over;
    }
  }

  private void visit(Segment segment, Visit visit) throws IOException {
    boolean current = segment.equals(log.current());
    long end = current ? log.chainEnd() : Files.size(segment.chain());
    try (ChainReader reader = new ChainReader(segment.chain(), end)) {
      Frame frame = reader.next();
      while (frame != null) {
        if (frame.kind() == 'R'
            && frame.entry() instanceof Recorded record
            && !visit.of(frame, record)) {
          return;
        }
        frame = reader.next();
      }
    } catch (ChainReader.Broken e) {
      throw new EvidenceDamaged(segment.chain(), e.offset(), e.getMessage());
    } catch (Unreadable e) {
      throw new EvidenceDamaged(segment.chain(), 0, e.getMessage());
    }
  }

  /** A salt is never all zeros. */
  private static boolean isErased(RandomAccessFile contents, Recorded record) throws IOException {
    byte[] salt = new byte[RecordContent.SALT];
    contents.seek(record.offset());
    contents.readFully(salt);
    for (byte b : salt) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Erases the contents of ranges in all segments that are here. */
  void erase(List<Range> ranges, SegmentWriter current) throws IOException {
    if (ranges.isEmpty()) {
      return;
    }
    long first = ranges.get(0).first();
    long last = ranges.get(ranges.size() - 1).last();
    List<Segment> segments = Segment.all(log.folder());
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      long next = i + 1 < segments.size() ? segments.get(i + 1).first() : Long.MAX_VALUE;
      if (segment.first() > last || next <= first || !Files.exists(segment.contents())) {
        continue;
      }
      if (segment.equals(current.segment())) {
        overwrite(segment, ranges, new Zeros(current::erase), null);
        current.syncContents();
      } else {
        erase(segment, ranges);
      }
    }
  }

  private void erase(Segment segment, List<Range> ranges) throws IOException {
    boolean left;
    try (EvidenceDisk.Output output = disk.open(segment.contents());
        RandomAccessFile before = new RandomAccessFile(segment.contents().toFile(), "r")) {
      Zeros zeros = new Zeros((at, length) -> output.write(at, new byte[length], length));
      left = overwrite(segment, ranges, zeros, before);
      output.sync();
    }
    if (!left) {
      disk.delete(segment.contents());
      disk.syncFolder(log.folder());
    }
  }

  private interface Overwriting {
    void zero(long at, int length) throws IOException;
  }

  /** Overwrites what lies side by side in one go. */
  private static final class Zeros {
    private static final int MOST = 1 << 20;

    private final Overwriting overwriting;
    private long from;
    private int length;

    Zeros(Overwriting overwriting) {
      this.overwriting = overwriting;
    }

    void add(Recorded record) throws IOException {
      if (record.offset() != from + length || length + record.length() > MOST) {
        flush();
        from = record.offset();
      }
      length += record.length();
    }

    void flush() throws IOException {
      if (length > 0) {
        overwriting.zero(from, length);
      }
      length = 0;
    }
  }

  /**
   * Overwrites what of a segment is in the ranges.
   *
   * @param before the contents; null if nobody wants to know
   * @return whether any are left
   */
  private boolean overwrite(
      Segment segment, List<Range> ranges, Zeros zeros, @Nullable RandomAccessFile before)
      throws IOException {
    int[] at = new int[1];
    boolean[] left = new boolean[1];
    visit(
        segment,
        (frame, record) -> {
          long sequence = frame.sequence();
          while (at[0] < ranges.size() && ranges.get(at[0]).last() < sequence) {
            at[0]++;
          }
          if (at[0] < ranges.size() && ranges.get(at[0]).has(sequence)) {
            zeros.add(record);
          } else if (before != null && !left[0]) {
            left[0] = !isErased(before, record);
          }
          return true;
        });
    zeros.flush();
    return left[0];
  }
}
