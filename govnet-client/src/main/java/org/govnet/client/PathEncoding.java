package org.govnet.client;

import java.nio.charset.StandardCharsets;
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
  static void segment(StringBuilder out, String name, String value) {
    boolean unusable = value.isEmpty() || value.equals(".") || value.equals("..");
    for (int i = 0; i < value.length() && !unusable; i++) {
      char c = value.charAt(i);
      unusable = c == '/' || c == '\\' || c < ' ' || c == 0x7f;
    }
    if (unusable) {
      throw new IllegalArgumentException(
          "path parameter "
              + name
              + " cannot be "
              + Quote.of(value)
              + ": it must not be empty, . or .., nor have a slash, backslash or control character");
    }
    append(out, value);
  }

  /**
   * Any text.
   *
   * @throws IllegalArgumentException if it has half of a surrogate pair, which UTF-8 cannot carry
   */
  static void append(StringBuilder out, String value) {
    int i = 0;
    while (i < value.length() && isUnreserved(value.charAt(i))) {
      i++;
    }
    out.append(value, 0, i);
    if (i == value.length()) {
      return;
    }
    for (byte b : utf8(value.substring(i), value)) {
      if (b > 0 && isUnreserved((char) b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
  }

  /** Java's own conversion would put a question mark for what it cannot encode. */
  private static byte[] utf8(String rest, String value) {
    for (int i = 0; i < rest.length(); i++) {
      if (Character.isSurrogate(rest.charAt(i))) {
        boolean pair =
            i + 1 < rest.length() && Character.isSurrogatePair(rest.charAt(i), rest.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException(
              "a parameter cannot be "
                  + Quote.of(value)
                  + ": it has half of a surrogate pair, which is no character");
        }
        i++;
      }
    }
    return rest.getBytes(StandardCharsets.UTF_8);
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
