package org.govnet.evidence;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Out} wrote, from wherever: nothing of it is believed. */
final class In {
  private final byte[] bytes;
  private final int end;
  private int at;

  /** What is there is not of this format. */
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

  In(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  private int take(long count) throws Unreadable {
    if (count < 0 || count > end - at) {
      throw new Unreadable("it ends too early");
    }
    int from = at;
    at += (int) count;
    return from;
  }

  int u8() throws Unreadable {
    return bytes[take(1)] & 0xFF;
  }

  int u16() throws Unreadable {
    return u8() << 8 | u8();
  }

  int u32() throws Unreadable {
    return u16() << 16 | u16();
  }

  long u64() throws Unreadable {
    return ((long) u32() << 32) | (u32() & 0xFFFFFFFFL);
  }

  byte[] raw(int count) throws Unreadable {
    byte[] value = new byte[count];
    System.arraycopy(bytes, take(count), value, 0, count);
    return value;
  }

  byte[] sized() throws Unreadable {
    int count = u32();
    int from = take(count);
    byte[] value = new byte[count];
    System.arraycopy(bytes, from, value, 0, count);
    return value;
  }

  String text() throws Unreadable {
    int count = u32();
    return new String(bytes, take(count), count, StandardCharsets.UTF_8);
  }

  /** How many things follow, each of at least some bytes. */
  int count(int bytesEach) throws Unreadable {
    int count = u32();
    if (count < 0 || count > (end - at) / bytesEach) {
      throw new Unreadable("it says that " + count + " follow, and ends too early");
    }
    return count;
  }

  void end() throws Unreadable {
    if (at != end) {
      throw new Unreadable("it goes on after its end");
    }
  }
}
