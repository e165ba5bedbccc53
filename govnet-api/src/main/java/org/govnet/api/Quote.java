package org.govnet.api;

/**
 * Shows an untrusted value in a message: cut short, and with nothing that could forge a log line.
 */
public final class Quote {
  private static final int MAX_LENGTH = 80;

  private Quote() {}

  /**
   * Quotes a value.
   *
   * @param value anything a peer or a file gave us
   * @return the value in double quotes, at most 80 characters of it, control and non-ASCII
   *     characters as <code>&#92;u</code> escapes
   */
  public static String of(CharSequence value) {
    StringBuilder out = new StringBuilder(Math.min(value.length(), MAX_LENGTH) + 8).append('"');
    for (int i = 0; i < value.length() && i < MAX_LENGTH; i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append(value.length() > MAX_LENGTH ? "…\"" : "\"").toString();
  }
}
