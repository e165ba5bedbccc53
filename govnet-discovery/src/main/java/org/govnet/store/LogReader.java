package org.govnet.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log frame by frame, and believes none whose checksums are wrong. It tells a last frame
 * that was not written to its end from one that was damaged afterwards: the first was never
 * acknowledged and may go, the second was.
 */
final class LogReader implements Closeable {
  private static final int BUFFER = 64 * 1024;
  private static final int SECTOR = 512;

  private final File file;
  private final InputStream in;
  private final long end;
  private long at;

  /** A frame, checked: all of its bytes, its header's too, and where they are. */
  static final class Frame {
    private final byte kind;
    private final byte[] bytes;
    private final long offset;

    Frame(byte kind, byte[] bytes, long offset) {
      this.kind = kind;
      this.bytes = bytes;
      this.offset = offset;
    }

    byte kind() {
      return kind;
    }

    byte[] bytes() {
      return bytes;
    }

    long offset() {
      return offset;
    }

    long end() {
      return offset + bytes.length;
    }
  }

  /**
   * Opens a log.
   *
   * @param file the log
   * @param from where a frame begins
   * @param end where to stop: where a frame ends, or the file's length
   */
  LogReader(File file, long from, long end) throws IOException {
    this.file = file;
    this.end = end;
    this.at = from;
    this.in = new BufferedInputStream(new FileInputStream(file), BUFFER);
    try {
      in.skipNBytes(from);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The next frame; null at the end.
   *
   * @throws Damage if what is there is no frame
   */
  @Nullable Frame next() throws IOException {
    if (at == end) {
      return null;
    }
    if (end - at < LogFormat.HEADER) {
      throw new Damage(at, true, "the file ends within a header");
    }
    byte[] head = in.readNBytes(LogFormat.HEADER);
    LogFormat.Header header = head.length < LogFormat.HEADER ? null : LogFormat.header(head);
    if (header == null) {
      boolean torn = hasUnwrittenSector(toSectorEnd(head), at) && !frameFollows();
      throw new Damage(at, torn, "the header's checksum is wrong");
    }
    if (header.length() < 1 || header.length() > LogFormat.MAX_PAYLOAD) {
      throw new Damage(at, false, "the frame has " + header.length() + " bytes");
    }
    long after = at + LogFormat.HEADER + header.length();
    if (after > end) {
      throw new Damage(at, true, "the file ends within a frame");
    }
    byte[] bytes = Arrays.copyOf(head, LogFormat.HEADER + header.length());
    int read = in.readNBytes(bytes, LogFormat.HEADER, header.length());
    if (read < header.length()
        || LogFormat.checksum(bytes, LogFormat.HEADER, read) != header.checksum()) {
      boolean torn = after == end && hasUnwrittenSector(bytes, at);
      throw new Damage(at, torn, "the frame's checksum is wrong");
    }
    Frame frame = new Frame(header.kind(), bytes, at);
    at = after;
    return frame;
  }

  /** A header, and what follows in the last sector that it is in. */
  private byte[] toSectorEnd(byte[] head) throws IOException {
    long sectorEnd = (at + LogFormat.HEADER + SECTOR - 1) / SECTOR * SECTOR;
    int length = (int) (Math.min(end, sectorEnd) - at);
    byte[] bytes = Arrays.copyOf(head, length);
    in.readNBytes(bytes, LogFormat.HEADER, length - LogFormat.HEADER);
    return bytes;
  }

  /**
   * Whether some sector's share of the bytes is all zeros, as after a power cut that came before
   * the sector was written. No frame has such a share: its first and last bytes are not zero, and
   * between them there is no sector of zeros, because no text has U+0000.
   */
  private static boolean hasUnwrittenSector(byte[] frame, long offset) {
    int from = 0;
    while (from < frame.length) {
      int to = (int) Math.min(frame.length, from + SECTOR - (offset + from) % SECTOR);
      if (isZero(frame, from, to)) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether any header is right after the one that is not: then that one was not the last. */
  private boolean frameFollows() throws IOException {
    try (InputStream rest = new BufferedInputStream(new FileInputStream(file), BUFFER)) {
      rest.skipNBytes(at + 1);
      for (long left = end - at - 1; left >= LogFormat.HEADER; left--) {
        rest.mark(LogFormat.HEADER);
        int first = rest.read();
        if ((byte) first == LogFormat.MAGIC) {
          rest.reset();
          byte[] head = rest.readNBytes(LogFormat.HEADER);
          if (head.length == LogFormat.HEADER && LogFormat.header(head) != null) {
            return true;
          }
          rest.reset();
          rest.skipNBytes(1);
        }
      }
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
