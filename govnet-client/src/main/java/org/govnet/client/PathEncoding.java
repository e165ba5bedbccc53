package org.govnet.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.govnet.api.Parameter;
import org.govnet.api.Quote;

/**
 * Percent-encodes all but RFC 3986's unreserved characters, so that no hop has anything left to
 * normalise.
 */
final class PathEncoding {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PathEncoding() {}

  /**
   * A path segment.
   *
   * @throws IllegalArgumentException if the value is empty, a dot segment, or has a slash,
   *     backslash or control character, which servers and proxies refuse or rewrite even when
   *     encoded
   */
  static void segment(StringBuilder out, Argument argument, String value) {
    int plain = plain(value);
    if (plain == value.length() && plain > 0 && value.charAt(0) != '.') {
      out.append(value);
      return;
    }
    String decoded = argument.parameter().encoded() ? decoded(argument, value) : value;
    boolean unusable = decoded.isEmpty() || decoded.equals(".") || decoded.equals("..");
    for (int i = 0; i < decoded.length() && !unusable; i++) {
      char c = decoded.charAt(i);
      unusable = c == '/' || c == '\\' || Character.isISOControl(c);
    }
    if (unusable) {
      throw new IllegalArgumentException(
          argument.name()
              + " cannot be "
              + Quote.of(value)
              + ": it must not be empty, . or .., nor have a slash, backslash or control character");
    }
    if (argument.parameter().encoded()) {
      out.append(value);
    } else {
      append(out, argument, value);
    }
  }

  /**
   * The value of a query or form parameter.
   *
   * @throws IllegalArgumentException if it has half of a surrogate pair, or, in a query, a control
   *     character other than tab, line feed and carriage return
   */
  static void value(StringBuilder out, Argument argument, String value) {
    if (plain(value) == value.length()) {
      out.append(value);
      return;
    }
    boolean encoded = argument.parameter().encoded();
    String decoded = encoded ? decoded(argument, value) : value;
    if (argument.parameter().kind() == Parameter.Kind.QUERY) {
      for (int i = 0; i < decoded.length(); i++) {
        char c = decoded.charAt(i);
        if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
          throw new IllegalArgumentException(
              argument.name() + " cannot be " + Quote.of(value) + ": it has a control character");
        }
      }
    }
    if (encoded) {
      out.append(value);
    } else {
      append(out, argument, value);
    }
  }

  /**
   * Any text.
   *
   * @throws IllegalArgumentException if it has half of a surrogate pair, which UTF-8 cannot carry
   */
  static void append(StringBuilder out, Argument argument, String value) {
    int i = plain(value);
    out.append(value, 0, i);
    if (i == value.length()) {
      return;
    }
    for (byte b : utf8(value.substring(i), argument, value)) {
      if (b > 0 && isUnreserved((char) b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
  }

  /** How many characters need no encoding before the first that does. */
  private static int plain(String value) {
    int i = 0;
    while (i < value.length() && isUnreserved(value.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Java's own conversion would put a question mark for what it cannot encode. */
  private static byte[] utf8(String rest, Argument argument, String value) {
    for (int i = 0; i < rest.length(); i++) {
      if (Character.isSurrogate(rest.charAt(i))) {
        boolean pair =
            i + 1 < rest.length() && Character.isSurrogatePair(rest.charAt(i), rest.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException(
              argument.name()
                  + " cannot be "
                  + Quote.of(value)
                  + ": it has half of a surrogate pair, which is no character");
        }
        i++;
      }
    }
    return rest.getBytes(StandardCharsets.UTF_8);
  }

  /** What a text that is encoded already stands for. */
  private static String decoded(Argument argument, String value) {
    ByteBuffer bytes = ByteBuffer.allocate(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isUnreserved(c)) {
        bytes.put((byte) c);
        continue;
      }
      int high = i + 2 < value.length() ? hex(value.charAt(i + 1)) : -1;
      int low = i + 2 < value.length() ? hex(value.charAt(i + 2)) : -1;
      if (c != '%' || high < 0 || low < 0) {
        throw notEncoded(argument, value);
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw notEncoded(argument, value);
    }
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static IllegalArgumentException notEncoded(Argument argument, String value) {
    return new IllegalArgumentException(
        argument.name()
            + " cannot be "
            + Quote.of(value)
            + ": it is @Encoded, so it must be of A-Z, a-z, 0-9, -, ., _, ~ and percent-encoded"
            + " UTF-8");
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
