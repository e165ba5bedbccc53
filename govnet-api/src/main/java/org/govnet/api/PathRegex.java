package org.govnet.api;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a path variable's regular expression must not do, since servers put it into a larger one.
 */
final class PathRegex {
  /** As far as a regular expression can be tried out, and not analysed. */
  private static final List<String> SLASHED = List.of("/", "a/a", "0/0", "a/", "/a", "aa/aa");

  private PathRegex() {}

  /** Whether it matches a text with a slash, which would be two segments. */
  static boolean matchesSlash(Pattern compiled) {
    return SLASHED.stream().anyMatch(each -> compiled.matcher(each).matches());
  }

  /** Whether it says where a text begins or ends: within a path it does neither. */
  static boolean hasAnchor(String regex) {
    int depth = 0; // of character classes, where ^ and $ are others
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
        char escaped = i < regex.length() ? regex.charAt(i) : ' ';
        if (escaped == 'Q') {
          int end = regex.indexOf("\\E", i);
          i = end < 0 ? regex.length() : end + 1;
        } else if (depth == 0 && "AGZz".indexOf(escaped) >= 0) {
          return true;
        }
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && depth > 0) {
        depth--;
      } else if (depth == 0 && (c == '^' || c == '$')) {
        return true;
      }
    }
    return false;
  }
}
