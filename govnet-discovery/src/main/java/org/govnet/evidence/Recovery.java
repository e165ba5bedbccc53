package org.govnet.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.evidence.Entry.Begin;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.Entry.Erasing;
import org.govnet.evidence.Entry.ErasureDone;
import org.govnet.evidence.Entry.Range;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.Entry.Vouched;
import org.govnet.evidence.In.Unreadable;
import org.govnet.evidence.LogFormat.Frame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a log's last segment, to go on after it. */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Segment segment;
  private final Hash hash = new Hash();
  private final Set<String> documents = new HashSet<>();
  private final Map<Long, List<Range>> unfinished = new LinkedHashMap<>();
  private @Nullable Begin begin;
  private long sequence;
  private byte[] head = new byte[Hash.LENGTH];
  private long time;
  private long checkpointAt;
  private int sinceCheckpoint;
  private long chainEnd;
  private long contentEnd = Segment.CONTENT_START;

  private Recovery(Segment segment) {
    this.segment = segment;
  }

  /**
   * Reads a segment; null if it was never made to its end, and nothing in it acknowledged.
   *
   * @throws EvidenceDamaged if something that was acknowledged cannot be read
   */
  static @Nullable Recovery of(Segment segment) throws IOException {
    Recovery recovery = new Recovery(segment);
    recovery.read();
    if (recovery.begin == null) {
      return null;
    }
    recovery.requireContents();
    return recovery;
  }

  private void read() throws IOException {
    try (ChainReader reader = new ChainReader(segment.chain())) {
      Frame frame = reader.next();
      while (frame != null) {
        if (!take(frame)) {
          boolean torn = reader.isTorn(frame);
          throw new ChainReader.Broken(frame.offset(), torn, "an entry's hash is wrong");
        }
        chainEnd = frame.end();
        frame = reader.next();
      }
    } catch (ChainReader.Broken e) {
      if (!e.torn()) {
        throw new EvidenceDamaged(segment.chain(), e.offset(), e.getMessage() + restore());
      }
      LOG.warn(
          "{}: what follows byte {} is cut off; it was not written to its end and not acknowledged:"
              + " {}",
          segment.chain(),
          e.offset(),
          e.getMessage());
    }
  }

  private String restore() {
    return ", after entry "
        + sequence
        + ": keep the folder for whoever has to find out, and begin another log in a new one";
  }

  /** Takes a frame; false if its hash is wrong. */
  private boolean take(Frame frame) {
    Entry entry;
    try {
      byte[] digest = LogFormat.digest(hash, frame.bytes(), 0, frame.payload());
      byte[] before = head;
      boolean first = frame.offset() == 0;
      if (first && frame.entry() instanceof Begin opening) {
        before = opening.before();
      }
      if (!Arrays.equals(LogFormat.link(hash, before, digest), frame.hash())) {
        return false;
      }
      entry = frame.entry();
      if (first != entry instanceof Begin || (!first && frame.sequence() != sequence + 1)) {
        throw new Unreadable("the entry " + frame.sequence() + " is out of place");
      }
    } catch (Unreadable e) {
      throw new EvidenceDamaged(segment.chain(), frame.offset(), e.getMessage() + restore());
    }
    sequence = frame.sequence();
    time = frame.time();
    head = frame.hash();
    apply(entry);
    return true;
  }

  private void apply(Entry entry) {
    if (entry instanceof Begin it) {
      begin = it;
      checkpointAt = time;
    } else if (entry instanceof Recorded it) {
      contentEnd = it.end();
      sinceCheckpoint++;
    } else if (entry instanceof Vouched it) {
      documents.add(Checkpoint.sha256(String.join(" ", it.documents())));
    } else if (entry instanceof Checkpointed) {
      sinceCheckpoint = 0;
      checkpointAt = time;
    } else if (entry instanceof Erasing it) {
      unfinished.put(sequence, it.ranges());
    } else if (entry instanceof ErasureDone it) {
      unfinished.remove(it.erasing());
    }
  }

  private void requireContents() throws IOException {
    long length = Files.exists(segment.contents()) ? Files.size(segment.contents()) : 0;
    if (length < contentEnd) {
      throw new EvidenceDamaged(
          segment.contents(),
          length,
          "the chain's contents go on to byte " + contentEnd + restore());
    }
  }

  Segment segment() {
    return segment;
  }

  Begin begin() {
    Begin found = begin;
    if (found == null) {
      throw new IllegalStateException("a segment without a beginning is not recovered");
    }
    return found;
  }

  long chainEnd() {
    return chainEnd;
  }

  long contentEnd() {
    return contentEnd;
  }

  /** The erasures that were begun and not ended, by their entry's sequence. */
  Map<Long, List<Range>> unfinished() {
    return unfinished;
  }

  EvidenceLog.Tail tail() {
    return new EvidenceLog.Tail(
        sequence, head, time, sinceCheckpoint, checkpointAt, new HashMap<>(), documents);
  }
}
