package org.govnet.evidence;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import org.govnet.evidence.Entry.Recorded;
import org.jspecify.annotations.Nullable;

/** Reads a segment's contents one after another, as the chain names them. */
final class ContentReader implements Closeable {
  private static final int BUFFER = 1 << 20;

  private final Segment segment;
  private final @Nullable InputStream in;
  private final long length;
  private long at;

  ContentReader(Segment segment) throws IOException {
    this.segment = segment;
    boolean there = Files.exists(segment.contents());
    this.length = there ? Files.size(segment.contents()) : 0;
    this.in =
        there ? new BufferedInputStream(Files.newInputStream(segment.contents()), BUFFER) : null;
  }

  /** Whether there are contents at all: a file of which all is erased is deleted. */
  boolean isThere() {
    return in != null;
  }

  long length() {
    return length;
  }

  /** Whether it begins as it should. */
  boolean hasMagic() throws IOException {
    byte[] magic = read(Segment.CONTENT_START);
    return magic != null && Arrays.equals(magic, Segment.contentMagic());
  }

  /** A record's content, salt and all; null if it is not where the chain says. */
  byte @Nullable [] next(Recorded record) throws IOException {
    if (record.offset() < at || record.end() > length || in == null) {
      return null;
    }
    in.skipNBytes(record.offset() - at);
    at = record.offset();
    return read(record.length());
  }

  private byte @Nullable [] read(int count) throws IOException {
    InputStream from = in;
    if (from == null) {
      return null;
    }
    byte[] bytes = from.readNBytes(count);
    at += bytes.length;
    return bytes.length == count ? bytes : null;
  }

  static boolean isErased(byte[] content) {
    for (byte b : content) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  Segment segment() {
    return segment;
  }

  @Override
  public void close() throws IOException {
    InputStream open = in;
    if (open != null) {
      open.close();
    }
  }
}
