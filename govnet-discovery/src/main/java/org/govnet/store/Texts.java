package org.govnet.store;

import org.govnet.api.Quote;

/** What any engine can keep: text that survives UTF-8, without U+0000, and not too much of it. */
final class Texts {
  private static final int MAX_NAME = 200;

  private Texts() {}

  /** Refuses what is no name: 1 to 200 of {@code a-z}, {@code 0-9}, {@code /} and {@code -}. */
  static void requireName(String name) {
    boolean good = !name.isEmpty() && name.length() <= MAX_NAME;
    for (int i = 0; good && i < name.length(); i++) {
      char c = name.charAt(i);
      good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-';
    }
    if (!good) {
      throw new IllegalArgumentException(
          "a name must be 1 to " + MAX_NAME + " of a-z, 0-9, / and -: " + Quote.of(name));
    }
  }

  static void requireText(String what, String text, int max) {
    if (text.length() > max) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters, and may have " + max);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        throw unfit(what, c, i);
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          throw unfit(what, c, i - 1);
        }
      }
    }
  }

  private static IllegalArgumentException unfit(String what, char c, int at) {
    return new IllegalArgumentException(
        what
            + String.format(" has U+%04X at index %d", (int) c, at)
            + ": U+0000 and half a surrogate pair cannot be kept");
  }
}
