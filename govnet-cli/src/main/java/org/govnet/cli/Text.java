package org.govnet.cli;

/** Text of others' making, made harmless for a terminal and a log. */
final class Text {
  private Text() {}

  /**
   * The text on one line, with all that a terminal would act on rather than show as <code>&#92;u
   * </code> escapes: control characters (C1's too, of which one begins an escape sequence), line
   * breaks, and the invisible ones that turn or hide what is around them.
   */
  static String plain(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      if (!isShown(c) && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (isShown(c)) {
          out.appendCodePoint(c);
        } else {
          text.substring(i, i + length).chars().forEach(hex(out));
        }
      }
      i += length;
    }
    return out == null ? text : out.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** JSON in ASCII alone: the same bytes in every locale, and nothing that a terminal acts on. */
  static String ascii(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    json.chars()
        .forEach(
            c -> {
              if (c >= ' ' && c <= '~') {
                out.append((char) c);
              } else {
                hex(out).accept(c);
              }
            });
    return out.toString();
  }

  private static java.util.function.IntConsumer hex(StringBuilder out) {
    return c -> out.append(String.format("\\u%04x", c));
  }

  /** At most {@code most} characters of it. */
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** How many columns it takes, near enough. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
