package org.govnet.api;

import org.jspecify.annotations.Nullable;

/** Checks free text in a contract's records. */
public final class Text {
  private Text() {}

  /**
   * Checks that text is there and not too long.
   *
   * @param name the component's name, for the message; the text itself is not shown
   * @param max the most characters (UTF-16 units, as JSON Schema's {@code maxLength} nearly counts)
   * @return the text
   * @throws IllegalArgumentException if it is blank or too long
   */
  public static String require(String name, String text, int max) {
    if (text.isBlank() || text.length() > max) {
      throw new IllegalArgumentException(
          String.format(
              "%s must be 1 to %,d characters and not blank: %,d", name, max, text.length()));
    }
    return text;
  }

  /**
   * Checks free text that may be missing.
   *
   * @param max as for {@link #require}
   * @throws IllegalArgumentException if it is there, and blank or too long
   */
  public static void optional(String name, @Nullable String text, int max) {
    if (text != null) {
      require(name, text, max);
    }
  }
}
