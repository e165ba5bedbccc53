package org.govnet.api;

/**
 * A value that points at one person, such as a National Insurance number. It has no place in a URL,
 * which servers and proxies log, and its {@code toString} is {@link #mask masked}.
 */
public interface PersonalIdentifier {
  /** The identifier, whole, as it travels. */
  String value();

  /**
   * An identifier for people who read logs: its last two characters, the rest as dots.
   *
   * @param value the identifier, whole
   */
  static String mask(String value) {
    int shown = value.length() > 4 ? 2 : 0;
    return "•".repeat(value.length() - shown) + value.substring(value.length() - shown);
  }
}
