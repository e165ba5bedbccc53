package org.govnet.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: integers big-endian, texts and byte strings after their length. */
final class Out {
  private byte[] bytes;
  private int length;

  Out(int expected) {
    bytes = new byte[expected];
  }

  private int room(int more) {
    int at = length;
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
    length = needed;
    return at;
  }

  Out u8(int value) {
    int at = room(1);
    bytes[at] = (byte) value;
    return this;
  }

  Out u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  Out u32(int value) {
    return u16(value >>> 16).u16(value);
  }

  Out u64(long value) {
    return u32((int) (value >>> 32)).u32((int) value);
  }

  Out raw(byte[] value) {
    return raw(value, 0, value.length);
  }

  Out raw(byte[] value, int from, int count) {
    int at = room(count);
    System.arraycopy(value, from, bytes, at, count);
    return this;
  }

  Out sized(byte[] value) {
    return u32(value.length).raw(value);
  }

  Out text(String value) {
    return sized(value.getBytes(StandardCharsets.UTF_8));
  }

  int length() {
    return length;
  }

  /** What is written, in place; longer than {@link #length}. */
  byte[] array() {
    return bytes;
  }

  byte[] done() {
    return Arrays.copyOf(bytes, length);
  }
}
