package org.govnet.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.govnet.evidence.Entry.Begin;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.Entry.Countersigned;
import org.govnet.evidence.Entry.Erasing;
import org.govnet.evidence.Entry.ErasureDone;
import org.govnet.evidence.Entry.Range;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.Entry.Vouched;
import org.govnet.evidence.Entry.Witnessed;
import org.govnet.evidence.EvidenceRecord.Outcome;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.evidence.In.Unreadable;

/**
 * How the chain is laid out: frames, one after another (docs/evidence.md).
 *
 * <pre>
 * frame  0xE7 | kind | length of the payload (4) | CRC32C of those six bytes (4) | payload | hash (32) | \n
 * hash   SHA-256(hash of the frame before | SHA-256(the six bytes | payload))
 * </pre>
 *
 * <p>The kind's highest bit says that a write began with this frame: of what was on its way when
 * the power went, any part may be missing, and nothing before.
 */
final class LogFormat {
  static final byte MAGIC = (byte) 0xE7;
  static final int CHECKED = 6;
  static final int HEADER = CHECKED + 4;
  static final int TRAILER = Hash.LENGTH + 1;
  static final int MAX_PAYLOAD = 4 << 20;
  static final int FIRST = 0x80;
  static final int VERSION = 1;
  static final int MAX_RANGES = 10_000;

  private static final Role[] ROLES = Role.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Vouched.Kind[] VOUCHED = Vouched.Kind.values();
  private static final int LOG_ID = 16;

  private LogFormat() {}

  static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, CHECKED);
    return (int) crc.getValue();
  }

  /** Whether a header is one, whatever its frame is. */
  static boolean isHeader(byte[] bytes, int from) {
    return bytes[from] == MAGIC && u32(bytes, from + CHECKED) == checksum(bytes, from);
  }

  static int u32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  /** What stands for an entry in the chain, and tells nothing of it. */
  static byte[] digest(Hash hash, byte[] frame, int from, int payload) {
    return hash.add(frame, from, CHECKED).add(frame, from + HEADER, payload).done();
  }

  static byte[] link(Hash hash, byte[] before, byte[] digest) {
    return hash.add(before).add(digest).done();
  }

  /** Begins a payload. */
  static Out payload(long sequence, long time) {
    return new Out(512).u64(sequence).u64(time);
  }

  static void write(Entry entry, Out out) {
    if (entry instanceof Begin it) {
      out.u32(VERSION).raw(it.log()).raw(it.before()).u32(it.segment());
      out.text(it.network()).text(it.node()).text(it.replica());
    } else if (entry instanceof Recorded it) {
      out.u8(code(it.role())).u8(code(it.outcome())).u16(it.status()).u16(it.version());
      out.text(it.contract()).text(it.operation()).text(it.caller()).text(it.provider());
      out.text(it.replica()).raw(it.requestId()).raw(it.responseId()).raw(it.digest());
      out.u64(it.offset()).u32(it.length());
    } else if (entry instanceof Vouched it) {
      out.u8(code(it.kind())).u32(it.documents().size());
      it.documents().forEach(out::text);
    } else if (entry instanceof Checkpointed it) {
      out.text(it.jws());
    } else if (entry instanceof Countersigned it) {
      out.text(it.jws());
    } else if (entry instanceof Witnessed it) {
      out.text(it.checkpoint()).text(it.countersignature());
    } else if (entry instanceof Erasing it) {
      out.text(it.reason()).u32(it.ranges().size());
      it.ranges().forEach(range -> out.u64(range.first()).u64(range.last()));
    } else if (entry instanceof ErasureDone it) {
      out.u64(it.erasing());
    }
  }

  static int kind(Entry entry) {
    return entry instanceof Begin
        ? 'B'
        : entry instanceof Recorded
            ? 'R'
            : entry instanceof Vouched
                ? 'V'
                : entry instanceof Checkpointed
                    ? 'K'
                    : entry instanceof Countersigned
                        ? 'C'
                        : entry instanceof Witnessed ? 'W' : entry instanceof Erasing ? 'X' : 'D';
  }

  /** Reads what comes after sequence and time. */
  static Entry read(int kind, In in) throws Unreadable {
    Entry entry =
        switch (kind) {
          case 'B' -> begin(in);
          case 'R' -> recorded(in);
          case 'V' -> vouched(in);
          case 'K' -> new Checkpointed(in.text());
          case 'C' -> new Countersigned(in.text());
          case 'W' -> new Witnessed(in.text(), in.text());
          case 'X' -> erasing(in);
          case 'D' -> new ErasureDone(in.u64());
          default -> throw new Unreadable("there is no entry of kind " + kind);
        };
    in.end();
    return entry;
  }

  private static Begin begin(In in) throws Unreadable {
    int version = in.u32();
    if (version != VERSION) {
      throw new Unreadable(
          "it is of format " + version + ", and this version of govnet reads " + VERSION);
    }
    byte[] log = in.raw(LOG_ID);
    byte[] before = in.raw(Hash.LENGTH);
    int segment = in.u32();
    return new Begin(log, before, in.text(), in.text(), in.text(), segment);
  }

  private static Recorded recorded(In in) throws Unreadable {
    Role role = of(ROLES, in.u8());
    Outcome outcome = of(OUTCOMES, in.u8());
    int status = in.u16();
    int version = in.u16();
    Recorded recorded =
        new Recorded(
            role,
            outcome,
            status,
            version,
            in.text(),
            in.text(),
            in.text(),
            in.text(),
            in.text(),
            in.raw(Hash.LENGTH),
            in.raw(Hash.LENGTH),
            in.raw(Hash.LENGTH),
            in.u64(),
            in.u32());
    if (recorded.length() < RecordContent.SALT
        || recorded.length() > RecordContent.MAX
        || recorded.offset() < 0) {
      throw new Unreadable(
          "its content has " + recorded.length() + " bytes at " + recorded.offset());
    }
    return recorded;
  }

  private static Vouched vouched(In in) throws Unreadable {
    Vouched.Kind kind = of(VOUCHED, in.u8());
    int count = in.count(Integer.BYTES);
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(in.text());
    }
    if (count == 0 || (count > 1 && kind != Vouched.Kind.ROOT)) {
      throw new Unreadable("it has " + count + " documents");
    }
    return new Vouched(kind, documents);
  }

  private static Erasing erasing(In in) throws Unreadable {
    String reason = in.text();
    int count = in.count(2 * Long.BYTES);
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranges.add(new Range(in.u64(), in.u64()));
    }
    return new Erasing(reason, ranges);
  }

  /** A value's letter: no two of a kind begin with the same. */
  private static int code(Enum<?> value) {
    return value.name().charAt(0);
  }

  private static <T extends Enum<T>> T of(T[] values, int code) throws Unreadable {
    for (T value : values) {
      if (code(value) == code) {
        return value;
      }
    }
    throw new Unreadable("it has the unknown value " + code);
  }

  /** A frame, where it was found. */
  @SuppressWarnings("ArrayRecordComponent") // handed on and never changed
  record Frame(byte[] bytes, long offset) {
    int kind() {
      return bytes[1] & ~FIRST & 0xFF;
    }

    int payload() {
      return bytes.length - HEADER - TRAILER;
    }

    long end() {
      return offset + bytes.length;
    }

    byte[] hash() {
      byte[] hash = new byte[Hash.LENGTH];
      System.arraycopy(bytes, bytes.length - TRAILER, hash, 0, Hash.LENGTH);
      return hash;
    }

    /** Its payload, sequence and time first. */
    In in() {
      return new In(bytes, HEADER, bytes.length - TRAILER);
    }

    long sequence() {
      return payload() < 2 * Long.BYTES ? -1 : u64(HEADER);
    }

    long time() {
      return payload() < 2 * Long.BYTES ? -1 : u64(HEADER + Long.BYTES);
    }

    private long u64(int at) {
      return ((long) u32(bytes, at) << 32) | (u32(bytes, at + 4) & 0xFFFFFFFFL);
    }

    Entry entry() throws Unreadable {
      In in = in();
      long unusedSequence = in.u64();
      long unusedTime = in.u64();
      return read(kind(), in);
    }
  }

  /** Writes a frame, and returns its hash. */
  static byte[] frame(
      Hash hash, Entry entry, long sequence, long time, byte[] before, boolean first, Out to) {
    Out payload = payload(sequence, time);
    write(entry, payload);
    if (payload.length() > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "an entry has more than " + MAX_PAYLOAD + " bytes: " + payload.length());
    }
    int at = to.length();
    to.u8(MAGIC).u8(kind(entry) | (first ? FIRST : 0)).u32(payload.length());
    to.u32(checksum(to.array(), at)).raw(payload.array(), 0, payload.length());
    byte[] link = link(hash, before, digest(hash, to.array(), at, payload.length()));
    to.raw(link).u8('\n');
    return link;
  }
}
