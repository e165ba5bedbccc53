package org.govnet.discovery;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses what is not UTF-8. Jackson alone would not do: it guesses UTF-16 and UTF-32 from NUL
 * bytes, and lets overlong forms pass.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;
  private static final long BACKSLASHES = 0x5c5c_5c5c_5c5c_5c5cL;
  private static final int ESCAPE = 6;

  private Utf8() {}

  /**
   * How far the body has only ASCII, no NUL and no backslash, in steps of eight bytes: nearly all
   * of most bodies, and looking at each byte took a twentieth of a call.
   */
  private static int plain(byte[] body) {
    int i = 0;
    for (; i + Long.BYTES <= body.length; i += Long.BYTES) {
      long eight = (long) LONGS.get(body, i);
      long slashless = eight ^ BACKSLASHES;
      // A byte that is 0, or borrowed from by one, ends with its top bit set, as one over 127 has.
      if ((((eight - ONES) | eight | (slashless - ONES)) & TOPS) != 0) {
        return i;
      }
    }
    return i;
  }

  static void check(byte[] body) {
    int start = plain(body);
    boolean ascii = true;
    for (int i = start; i < body.length; i++) {
      if (body[i] == 0) {
        throw BodyRefused.malformed(
            "the body has a NUL byte at offset " + i + "; it must be UTF-8");
      }
      ascii &= body[i] > 0;
    }
    checkEscapes(body, start);
    if (ascii) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(bytes);
    } catch (CharacterCodingException e) {
      throw BodyRefused.malformed("the body is not UTF-8 at byte offset " + bytes.position());
    }
  }

  /** Half a surrogate pair is no character: it could be read, and never written again. */
  private static void checkEscapes(byte[] body, int start) {
    for (int i = start; i < body.length - 1; i++) {
      if (body[i] != '\\') {
        continue;
      }
      int unit = escaped(body, i);
      if (unit < 0) {
        i++; // another escape; what follows a backslash begins none
      } else if (Character.isHighSurrogate((char) unit)
          && Character.isLowSurrogate((char) Math.max(0, escaped(body, i + ESCAPE)))) {
        i += 2 * ESCAPE - 1;
      } else if (Character.isSurrogate((char) unit)) {
        throw BodyRefused.malformed(
            "the body has half a surrogate pair escaped at byte offset " + i);
      }
    }
  }

  /** The code unit of a backslash-u escape; -1 if there is none. */
  private static int escaped(byte[] body, int at) {
    if (at + ESCAPE > body.length || body[at] != '\\' || body[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(body[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }
}
