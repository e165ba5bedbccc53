package org.govnet.api;

/**
 * Text as people type it, in one spelling. In ASCII alone: {@link String#toUpperCase} would turn a
 * dotless i into an I and a long s into an S, and so take what no keyboard meant.
 */
final class Typed {
  private Typed() {}

  /** In upper case. */
  static String upper(String typed) {
    StringBuilder out = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      out.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
    return out.toString();
  }

  /** In upper case, without spaces. */
  static String compact(String typed) {
    return upper(typed).replace(" ", "");
  }
}
