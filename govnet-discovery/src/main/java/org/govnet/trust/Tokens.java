package org.govnet.trust;

/** The characters of HTTP. */
final class Tokens {
  private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  /** Whether text is a token (RFC 9110, section 5.6.2). */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isTokenCharacter(char c) {
    return isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0;
  }

  static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether text has only {@code A-Za-z0-9_-}. */
  static boolean isBase64Url(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
