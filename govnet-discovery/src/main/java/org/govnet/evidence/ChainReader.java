package org.govnet.evidence;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.govnet.evidence.LogFormat.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain frame by frame. It tells what was on its way when the power went, and was never
 * acknowledged, from damage: the first is in the last write, and has a sector that was not written,
 * or ends too early.
 */
final class ChainReader implements Closeable {
  private static final int BUFFER = 256 * 1024;
  private static final int SECTOR = 512;

  private final Path file;
  private final InputStream in;
  private final long end;
  private long at;

  /** What is there is no frame. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final boolean torn;

    Broken(long offset, boolean torn, String what) {
      super(what);
      this.offset = offset;
      this.torn = torn;
    }

    long offset() {
      return offset;
    }

    /** Whether it was never acknowledged. */
    boolean torn() {
      return torn;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  ChainReader(Path file) throws IOException {
    this(file, Files.size(file));
  }

  /** Reads no further than {@code end}. */
  ChainReader(Path file, long end) throws IOException {
    this.file = file;
    this.end = end;
    this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  /**
   * The next frame, whose hash is not looked at; null at the end.
   *
   * @throws Broken if there is none
   */
  @Nullable Frame next() throws IOException, Broken {
    if (at == end) {
      return null;
    }
    byte[] head = in.readNBytes((int) Math.min(LogFormat.HEADER, end - at));
    if (head.length < LogFormat.HEADER) {
      throw new Broken(at, true, "the file ends within a frame's header");
    }
    if (!LogFormat.isHeader(head, 0)) {
      throw broken(toSectorEnd(head), "there is no frame's header");
    }
    int payload = LogFormat.u32(head, 2);
    if (payload < 2 * Long.BYTES || payload > LogFormat.MAX_PAYLOAD) {
      throw new Broken(at, false, "a frame has " + payload + " bytes");
    }
    int length = LogFormat.HEADER + payload + LogFormat.TRAILER;
    if (length > end - at) {
      throw new Broken(at, !writeFollows(), "the file ends within a frame");
    }
    byte[] bytes = Arrays.copyOf(head, length);
    if (in.readNBytes(bytes, LogFormat.HEADER, length - LogFormat.HEADER)
        < length - LogFormat.HEADER) {
      throw new Broken(at, true, "the file became shorter as it was read");
    }
    if (bytes[length - 1] != '\n') {
      throw broken(bytes, "a frame does not end as it should");
    }
    Frame frame = new Frame(bytes, at);
    at += length;
    return frame;
  }

  private Broken broken(byte[] bytes, String what) throws IOException {
    return new Broken(at, hasUnwrittenSector(bytes, at) && !writeFollows(), what);
  }

  /** Whether a frame that reads well, but has a wrong hash, was not written to its end. */
  boolean isTorn(Frame frame) throws IOException {
    return hasUnwrittenSector(frame.bytes(), frame.offset()) && !writeFollows(frame.offset());
  }

  /** A header, and what follows in the last sector that it is in. */
  private byte[] toSectorEnd(byte[] head) throws IOException {
    long sectorEnd = (at + head.length + SECTOR - 1) / SECTOR * SECTOR;
    int length = (int) (Math.min(end, sectorEnd) - at);
    byte[] bytes = Arrays.copyOf(head, length);
    int unused = in.readNBytes(bytes, head.length, length - head.length);
    return bytes;
  }

  /**
   * Whether some sector's share of the bytes is all zeros, as after a power cut that came before
   * the sector was written. No frame has such a share: its first and last bytes are not zero, and
   * between them is nowhere a sector of zeros.
   */
  private static boolean hasUnwrittenSector(byte[] bytes, long offset) {
    int from = 0;
    while (from < bytes.length) {
      int to = (int) Math.min(bytes.length, from + SECTOR - (offset + from) % SECTOR);
      boolean zero = true;
      for (int i = from; i < to && zero; i++) {
        zero = bytes[i] == 0;
      }
      if (zero) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private boolean writeFollows() throws IOException {
    return writeFollows(at);
  }

  /** Whether a write began after a place: then what is there was acknowledged before. */
  private boolean writeFollows(long place) throws IOException {
    try (InputStream rest = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      rest.skipNBytes(place + 1);
      for (long left = end - place - 1; left >= LogFormat.HEADER; left--) {
        rest.mark(LogFormat.HEADER);
        if ((byte) rest.read() == LogFormat.MAGIC) {
          rest.reset();
          byte[] head = rest.readNBytes(LogFormat.HEADER);
          if (head.length == LogFormat.HEADER
              && LogFormat.isHeader(head, 0)
              && (head[1] & LogFormat.FIRST) != 0) {
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
