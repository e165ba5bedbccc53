package org.govnet.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.VouchedKeys;
import org.govnet.evidence.Entry.Begin;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.Entry.Countersigned;
import org.govnet.evidence.Entry.Erasing;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.Entry.Vouched;
import org.govnet.evidence.Entry.Witnessed;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.evidence.In.Unreadable;
import org.govnet.evidence.LogFormat.Frame;
import org.jspecify.annotations.Nullable;

/** One reading of one log, from its first segment that is here to its last. */
final class Verification {
  private final Anchor anchor;
  private final BiConsumer<Frame, Recorded> records;
  private final Faults faults = new Faults();
  private final List<String> notes = new ArrayList<>();
  private final Hash hash = new Hash();
  private final Contents contents = new Contents(faults);
  private @Nullable SignatureCheck signatures;
  private final int threads;

  private @Nullable Begin log;
  private @Nullable Statements statements;
  private long first;
  private long sequence;
  private byte[] head = new byte[Hash.LENGTH];
  private long from;
  private long time;
  private long count;
  private long verified;
  private boolean whole;
  private int segments;

  /**
   * A reading.
   *
   * @param threads how many verify signatures; 0 for none
   * @param records hears of every record that is read
   */
  Verification(Anchor anchor, int threads, BiConsumer<Frame, Recorded> records) {
    this.anchor = anchor;
    this.threads = threads;
    this.records = records;
  }

  EvidenceReport run(List<Segment> all) throws IOException {
    try {
      for (int i = 0; i < all.size(); i++) {
        segment(all.get(i), i == all.size() - 1);
      }
      SignatureCheck check = signatures;
      verified = check == null ? 0 : check.finish();
    } finally {
      SignatureCheck check = signatures;
      if (check != null) {
        check.close();
      }
    }
    return report();
  }

  Statements statements() {
    Statements made = statements;
    if (made == null) {
      throw new EvidenceDamaged("no entry of the log can be read: " + faults.sorted());
    }
    return made;
  }

  private void segment(Segment segment, boolean last) throws IOException {
    segments++;
    try (ChainReader reader = new ChainReader(segment.chain());
        ContentReader content = new ContentReader(segment)) {
      contents.begin(content);
      Frame frame = reader.next();
      while (frame != null) {
        if (!link(segment, frame, reader, last)) {
          return;
        }
        entry(segment, frame, content);
        frame = reader.next();
      }
      contents.end(content, last, notes);
    } catch (ChainReader.Broken e) {
      if (e.torn() && last) {
        notes.add(segment.chain() + ": its end is being written, or never was: " + e.getMessage());
      } else {
        faults.add(
            Fault.Kind.DAMAGED,
            segment.chain(),
            e.offset(),
            sequence + 1,
            e.getMessage() + "; nothing after it in the file can be read");
      }
    }
  }

  /** Looks at a frame's place in the chain; false if it was never written to its end. */
  private boolean link(Segment segment, Frame frame, ChainReader reader, boolean last)
      throws IOException {
    byte[] before = head;
    byte[] digest = LogFormat.digest(hash, frame.bytes(), 0, frame.payload());
    boolean opening = frame.offset() == 0;
    if (opening) {
      before = begin(segment, frame);
    }
    byte[] stored = frame.hash();
    boolean linked = Arrays.equals(LogFormat.link(hash, before, digest), stored);
    if (!linked && last && reader.isTorn(frame)) {
      notes.add(segment.chain() + ": its end was never written: an entry has a wrong hash");
      return false;
    }
    place(segment, frame, linked);
    if (!opening && frame.kind() == 'B') {
      faults.add(
          Fault.Kind.OUT_OF_PLACE,
          segment.chain(),
          frame.offset(),
          frame.sequence(),
          "a segment begins in the middle of a file");
    }
    if (frame.time() < time) {
      faults.add(
          Fault.Kind.ALTERED,
          segment.chain(),
          frame.offset(),
          frame.sequence(),
          "its time is before the entry's before it");
    }
    time = Math.max(time, frame.time());
    sequence = frame.sequence();
    previousHead = head;
    head = stored;
    return true;
  }

  private byte[] previousHead = new byte[Hash.LENGTH];

  private void place(Segment segment, Frame frame, boolean linked) {
    long expected = sequence + 1;
    long found = frame.sequence();
    if (found == expected && linked) {
      return;
    }
    Fault.Kind kind;
    String detail;
    if (found > expected) {
      kind = Fault.Kind.MISSING;
      detail = "entries " + expected + " to " + (found - 1) + " are missing before it";
    } else if (found < expected) {
      kind = Fault.Kind.OUT_OF_PLACE;
      detail = "entry " + expected + " should be here";
    } else {
      kind = Fault.Kind.ALTERED;
      detail = "it is not what its hash says, or not what followed the entry before";
    }
    faults.add(kind, segment.chain(), frame.offset(), found, detail);
  }

  /** What a segment begins with; returns the hash that it goes on from. */
  private byte[] begin(Segment segment, Frame frame) {
    Begin begin;
    try {
      if (!(frame.entry() instanceof Begin it)) {
        throw new Unreadable("the file does not begin with the beginning of a segment");
      }
      begin = it;
    } catch (Unreadable e) {
      faults.add(Fault.Kind.DAMAGED, segment.chain(), 0, frame.sequence(), e.getMessage());
      return head;
    }
    if (frame.sequence() != segment.first()) {
      faults.add(
          Fault.Kind.OUT_OF_PLACE,
          segment.chain(),
          0,
          frame.sequence(),
          "the file's name says that it begins with entry " + segment.first());
    }
    Begin opened = log;
    if (opened == null) {
      open(segment, frame, begin);
      return begin.before();
    }
    if (!isSame(opened, begin)) {
      faults.add(
          Fault.Kind.OUT_OF_PLACE, segment.chain(), 0, frame.sequence(), "it is of another log");
    }
    // A gap is told of once, as missing entries.
    return frame.sequence() == sequence + 1 ? head : begin.before();
  }

  private void open(Segment segment, Frame frame, Begin begin) {
    log = begin;
    first = frame.sequence();
    sequence = first - 1;
    from = frame.time();
    head = begin.before();
    whole = begin.segment() == 1;
    statements = new Statements(new VouchedKeys(anchor), faults, begin);
    if (threads > 0) {
      signatures = new SignatureCheck(begin.network(), faults, threads);
    }
    if (whole && !Arrays.equals(begin.before(), hash.add(begin.log()).done())) {
      faults.add(
          Fault.Kind.ALTERED, segment.chain(), 0, first, "the log does not begin as its name says");
    }
    if (!begin.network().equals(anchor.network().value())) {
      faults.add(
          Fault.Kind.KEY,
          segment.chain(),
          0,
          first,
          "the log is of network " + begin.network() + ", and the anchor of " + anchor.network());
    }
    if (!whole) {
      notes.add("what is before entry " + first + " is not here");
    }
  }

  private static boolean isSame(Begin one, Begin other) {
    return Arrays.equals(one.log(), other.log())
        && one.network().equals(other.network())
        && one.node().equals(other.node())
        && one.replica().equals(other.replica());
  }

  private void entry(Segment segment, Frame frame, ContentReader content) throws IOException {
    Begin begin = log;
    if (begin == null) {
      return; // nothing is known of whose log it is: said already
    }
    Path file = segment.chain();
    Entry entry;
    try {
      entry = frame.entry();
    } catch (Unreadable e) {
      faults.add(
          Fault.Kind.ALTERED,
          file,
          frame.offset(),
          frame.sequence(),
          String.valueOf(e.getMessage()));
      return;
    }
    if (entry instanceof Recorded it) {
      record(segment, frame, it, content, begin);
    } else if (entry instanceof Vouched it) {
      statements().vouched(file, frame, it);
    } else if (entry instanceof Checkpointed it) {
      statements().checkpoint(file, frame, it, previousHead, time);
    } else if (entry instanceof Countersigned it) {
      statements().countersigned(file, frame, it, !whole && segments == 1);
    } else if (entry instanceof Witnessed it) {
      statements().witnessed(file, frame, it);
    } else if (entry instanceof Erasing it) {
      contents.erasing(frame, it);
    }
  }

  private void record(
      Segment segment, Frame frame, Recorded record, ContentReader reader, Begin begin)
      throws IOException {
    count++;
    String keeper = record.role() == Role.CALLER ? record.caller() : record.provider();
    if (!keeper.equals(begin.node())) {
      faults.add(
          Fault.Kind.OUT_OF_PLACE,
          segment.chain(),
          frame.offset(),
          frame.sequence(),
          "it is a record of " + keeper + ", in the log of " + begin.node());
    }
    records.accept(frame, record);
    byte[] content = contents.check(reader, frame, record);
    SignatureCheck check = signatures;
    if (content != null && check != null) {
      check.add(segment.chain(), frame, record, content, statements().keys().view());
    }
  }

  private EvidenceReport report() {
    Statements said = statements();
    Begin begin = log;
    if (begin == null) {
      throw new IllegalStateException("statements are made with the log's beginning");
    }
    List<EvidenceReport.Erasure> erasures = contents.settle();
    return new EvidenceReport(
        said.name(),
        begin.network(),
        begin.node(),
        begin.replica(),
        first,
        sequence,
        Instant.ofEpochMilli(from),
        Instant.ofEpochMilli(time),
        count,
        verified,
        contents.erased(),
        erasures,
        said.signedTo(),
        said.provenTo(),
        Instant.ofEpochMilli(said.provenAt()),
        said.provenBy(),
        faults.sorted(),
        faults.count(),
        notes);
  }
}
