package org.govnet.node;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request target means the same to everyone who reads it. Proxies, servers and routers
 * differ over encoded slashes, dot segments, empty segments and matrix parameters; a path that two
 * of them could read differently is refused, not interpreted.
 */
final class RequestTarget {
  private static final String PATH = "-._~!$&'()*+,=:@/%";
  // What URL libraries that follow WHATWG leave as it is in a query, beyond RFC 3986, is harmless.
  private static final String QUERY = PATH + "?;|^`{}[]\\";

  private RequestTarget() {}

  /** The part of a target before its query. */
  static String path(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /**
   * Looks for what is wrong with a target as received.
   *
   * @return the fault in one sentence, or null if there is none
   */
  static @Nullable String fault(String target) {
    if (!target.startsWith("/")) {
      return "the request target has to be a path that begins with /";
    }
    int mark = target.indexOf('?');
    String fault = faultOfPath(path(target));
    return fault != null || mark < 0 ? fault : faultOfQuery(target.substring(mark + 1));
  }

  private static @Nullable String faultOfPath(String path) {
    if (hasOther(path, PATH)) {
      return "the path has a character that has to be percent-encoded";
    }
    if (path.contains("//")) {
      return "the path has an empty segment";
    }
    String decoded = decode(path);
    if (decoded == null) {
      return "the path is not valid percent-encoding of UTF-8";
    }
    if (count(decoded, '/') != count(path, '/') || decoded.indexOf('\\') >= 0) {
      return "the path has an encoded slash or backslash";
    }
    if (decoded.chars().anyMatch(Character::isISOControl)) {
      return "the path has a control character";
    }
    for (String segment : decoded.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return "the path has a dot segment";
      }
    }
    return null;
  }

  private static @Nullable String faultOfQuery(String query) {
    if (hasOther(query, QUERY)) {
      return "the query has a character that has to be percent-encoded";
    }
    String decoded = decode(query);
    if (decoded == null) {
      return "the query is not valid percent-encoding of UTF-8";
    }
    // Tabs and line ends are part of text that people search for.
    return decoded.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)
        ? "the query has a control character"
        : null;
  }

  /** What is wrong with names and values between ampersands, after a noun; null if nothing is. */
  static @Nullable String faultOfPairs(String text) {
    return hasOther(text, QUERY)
        ? "has a character that has to be percent-encoded"
        : decode(text) == null ? "is not valid percent-encoding of UTF-8" : null;
  }

  private static boolean hasOther(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && allowed.indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }

  private static int count(String text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }

  /** The text that a percent-encoded one stands for; null if it is not UTF-8. */
  static @Nullable String decode(String ascii) {
    if (ascii.indexOf('%') < 0) {
      return ascii;
    }
    ByteBuffer bytes = ByteBuffer.allocate(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
        continue;
      }
      if (i + 2 >= ascii.length()) {
        return null;
      }
      int high = Character.digit(ascii.charAt(i + 1), 16);
      int low = Character.digit(ascii.charAt(i + 2), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return decoder.decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
