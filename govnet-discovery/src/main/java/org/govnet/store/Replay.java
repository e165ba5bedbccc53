package org.govnet.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a log holds as of the last frame applied: the contents, and where each revision's frame is.
 */
final class Replay {
  private final SortedMap<String, String> entries = new TreeMap<>();
  private final Map<String, String> known;

  private String statement = "";
  private long base;
  private int missing = -1;
  private long baseEnd;

  /** Where the frame of the revision after the base ends, of the next, and so on. */
  private final List<Long> ends = new ArrayList<>();

  private volatile @Nullable Contents contents;

  Replay() {
    this(Map.of());
  }

  /**
   * Makes it, to be filled.
   *
   * @param known contents in memory by name, to be used instead of equal ones that are read
   */
  Replay(Map<String, String> known) {
    this.known = known;
  }

  /**
   * Applies a frame of a log, from the first on.
   *
   * @throws LogFormat.Unreadable if that frame is not what comes next
   */
  void apply(LogReader.Frame frame) throws LogFormat.Unreadable {
    if (missing < 0) {
      expect(frame, LogFormat.BASE);
      LogFormat.Base read = LogFormat.base(frame.bytes());
      base = read.number();
      statement = read.statement();
      missing = read.entries();
      baseEnd = frame.end();
    } else if (missing > 0) {
      expect(frame, LogFormat.ENTRIES);
      missing -= LogFormat.entries(frame.bytes(), this::put);
      baseEnd = frame.end();
    } else {
      expect(frame, LogFormat.REVISION);
      Revision revision = LogFormat.revision(frame.bytes());
      if (revision.number() != head() + 1) {
        throw new LogFormat.Unreadable(
            "it is revision " + revision.number() + ", and " + (head() + 1) + " comes next");
      }
      apply(revision, frame.end());
    }
  }

  private static void expect(LogReader.Frame frame, byte kind) throws LogFormat.Unreadable {
    if (frame.kind() != kind) {
      throw new LogFormat.Unreadable(
          "its kind is " + frame.kind() + ", and " + kind + " comes next");
    }
  }

  /** Applies a revision that is in the log, up to {@code end}. */
  void apply(Revision revision, long end) {
    for (Change change : revision.changes()) {
      String content = change.content();
      if (content == null) {
        entries.remove(change.name());
      } else {
        put(change.name(), content);
      }
    }
    statement = revision.statement();
    ends.add(end);
    contents = null;
  }

  private void put(String name, String content) {
    String same = known.get(name);
    entries.put(name, content.equals(same) ? same : content);
  }

  /** Whether the base is all there: what is before is written whole, or not at all. */
  boolean hasBase() {
    return missing == 0;
  }

  long head() {
    return base + ends.size();
  }

  /** The oldest revision whose changes are there; one past the head, if there is none. */
  long oldest() {
    return base + 1;
  }

  String statement() {
    return statement;
  }

  SortedMap<String, String> entries() {
    return entries;
  }

  /** The contents as of the head, which is not 0; copied once after each revision. */
  Contents contents() {
    Contents copied = contents;
    if (copied == null) {
      copied = new Contents(head(), statement, entries);
      contents = copied;
    }
    return copied;
  }

  /** Where the frame of a revision begins, from the oldest to one past the head. */
  long start(long revision) {
    long before = revision - oldest();
    return before == 0 ? baseEnd : ends.get((int) before - 1);
  }

  /** Where the log ends. */
  long end() {
    return start(head() + 1);
  }

  /** How much of the log is the base. */
  long baseLength() {
    return baseEnd;
  }

  /**
   * The base has moved on to just before a revision, and ends at {@code newBaseEnd}.
   *
   * @param keptFrom the revision, from the oldest to the head
   */
  void rebase(long keptFrom, long newBaseEnd) {
    long shift = newBaseEnd - start(keptFrom);
    ends.subList(0, (int) (keptFrom - oldest())).clear();
    ends.replaceAll(end -> end + shift);
    base = keptFrom - 1;
    baseEnd = newBaseEnd;
  }
}
