package org.govnet.store;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How the log is laid out: frames, one after another, integers big-endian.
 *
 * <pre>
 * frame    0xF7 | kind | length of the payload (4) | its CRC32C (4) | CRC32C of those ten bytes (4) | payload
 * BASE     format version (4) | number (8) | statement | entries to come (4) | \n
 * ENTRIES  how many (4) | (name | content)… | \n
 * REVISION number (8) | statement | changes (4) | (name | 1 content, or 0)… | \n
 * a text   length in bytes (4) | UTF-8
 * </pre>
 *
 * <p>A log is one BASE, ENTRIES until the base has all of them, and REVISIONs, numbered from the
 * base's number on. The header's own checksum is there so that a length is never believed that
 * reaches over good frames; 0xF7 is in no UTF-8, and the last byte is never zero, so that a sector
 * of zeros tells a frame that was not written from one that was damaged.
 */
final class LogFormat {
  static final int HEADER = 14;
  static final byte MAGIC = (byte) 0xF7;
  static final byte BASE = 'B';
  static final byte ENTRIES = 'E';
  static final byte REVISION = 'R';

  /** A revision's characters as UTF-8, three bytes each at most, and what is between them. */
  static final int MAX_PAYLOAD = 3 * Revision.MAX_CHARACTERS + 16 * (Revision.MAX_CHANGES + 4);

  private static final int VERSION = 1;
  private static final int BATCH = 1024 * 1024;
  private static final int CHECKED = HEADER - 4;

  private LogFormat() {}

  /** A frame's header, once its checksum is right. */
  record Header(byte kind, int length, int checksum) {}

  /** What a log begins with. */
  record Base(long number, String statement, int entries) {}

  /** A payload whose checksum is right, and which is not of this format all the same. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** Reads a header; null if it is none. */
  static @Nullable Header header(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, HEADER);
    if (in.get() != MAGIC || in.getInt(CHECKED) != checksum(bytes, 0, CHECKED)) {
      return null;
    }
    return new Header(in.get(), in.getInt(), in.getInt());
  }

  static byte[] revision(Revision revision) {
    Writer out = new Writer();
    out.number(revision.number()).text(revision.statement()).count(revision.changes().size());
    for (Change change : revision.changes()) {
      out.text(change.name());
      String content = change.content();
      out.flag(content != null);
      if (content != null) {
        out.text(content);
      }
    }
    return out.frame(REVISION);
  }

  static Revision revision(byte[] frame) throws Unreadable {
    return read(
        frame,
        in -> {
          long number = in.number();
          String statement = in.text();
          int count = in.count();
          List<Change> changes = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            changes.add(new Change(in.text(), in.flag() ? in.text() : null));
          }
          return new Revision(number, statement, changes);
        });
  }

  /** Hands out the frames of a base, of about a mebibyte each. */
  static void base(
      long number, String statement, SortedMap<String, String> entries, Consumer<byte[]> frames) {
    frames.accept(
        new Writer()
            .count(VERSION)
            .number(number)
            .text(statement)
            .count(entries.size())
            .frame(BASE));
    Writer batch = new Writer();
    int size = 0;
    for (var entry : entries.entrySet()) {
      batch.text(entry.getKey()).text(entry.getValue());
      size++;
      if (batch.length() > BATCH) {
        frames.accept(new Writer().count(size).all(batch).frame(ENTRIES));
        batch = new Writer();
        size = 0;
      }
    }
    if (size > 0) {
      frames.accept(new Writer().count(size).all(batch).frame(ENTRIES));
    }
  }

  static Base base(byte[] frame) throws Unreadable {
    return read(
        frame,
        in -> {
          int version = in.count();
          if (version != VERSION) {
            throw new IllegalArgumentException(
                "it is of format " + version + ", and this version of govnet reads " + VERSION);
          }
          return new Base(in.number(), in.text(), in.count());
        });
  }

  /** Reads entries, and returns how many they were. */
  static int entries(byte[] frame, BiConsumer<String, String> each) throws Unreadable {
    return read(
        frame,
        in -> {
          int count = in.count();
          for (int i = 0; i < count; i++) {
            each.accept(in.text(), in.text());
          }
          return count;
        });
  }

  private interface Reading<T> {
    T of(Reader in);
  }

  private static <T> T read(byte[] frame, Reading<T> reading) throws Unreadable {
    try {
      Reader in = new Reader(ByteBuffer.wrap(frame, HEADER, frame.length - HEADER));
      T value = reading.of(in);
      in.end();
      return value;
    } catch (BufferUnderflowException e) {
      throw new Unreadable("it ends too early");
    } catch (IllegalArgumentException e) {
      throw new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private record Reader(ByteBuffer in) {
    long number() {
      return in.getLong();
    }

    int count() {
      int count = in.getInt();
      if (count < 0) {
        throw new IllegalArgumentException("it has a negative count: " + count);
      }
      return count;
    }

    boolean flag() {
      return in.get() == 1;
    }

    String text() {
      int length = count();
      if (length > in.remaining()) {
        throw new BufferUnderflowException();
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    void end() {
      if (in.get() != '\n' || in.hasRemaining()) {
        throw new IllegalArgumentException("it goes on after its end");
      }
    }
  }

  /** A payload being written, after room for its header. */
  private static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer() {
      out.writeBytes(new byte[HEADER]);
    }

    Writer number(long number) {
      out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      return this;
    }

    Writer count(int count) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
      return this;
    }

    Writer flag(boolean flag) {
      out.write(flag ? 1 : 0);
      return this;
    }

    Writer text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      count(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    /** Another's payload. */
    Writer all(Writer other) {
      byte[] bytes = other.out.toByteArray();
      out.write(bytes, HEADER, bytes.length - HEADER);
      return this;
    }

    int length() {
      return out.size() - HEADER;
    }

    byte[] frame(byte kind) {
      out.write('\n');
      byte[] frame = out.toByteArray();
      ByteBuffer header = ByteBuffer.wrap(frame);
      header.put(MAGIC).put(kind).putInt(frame.length - HEADER);
      header.putInt(checksum(frame, HEADER, frame.length - HEADER));
      header.putInt(checksum(frame, 0, CHECKED));
      return frame;
    }
  }
}
