package org.govnet.discovery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs and unpacks what is in memory. */
final class Gzip {
  private Gzip() {}

  static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("packing in memory failed", e);
    }
    return packed.toByteArray();
  }

  /**
   * Unpacks.
   *
   * @param max the most bytes that it may come to
   * @throws IOException if it is more, or is not gzip
   */
  static byte[] unpack(byte[] packed, int max) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
      byte[] bytes = in.readNBytes(max + 1);
      if (bytes.length > max) {
        throw new IOException("unpacks to more than " + max + " bytes");
      }
      return bytes;
    }
  }
}
