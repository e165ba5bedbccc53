package org.govnet.api;

import java.util.regex.Pattern;

/**
 * The one spelling of names on the wire: lower case, digits and single hyphens, as in a URL path.
 */
final class Slugs {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_LENGTH = 63;

  private Slugs() {}

  static String check(String what, String value) {
    if (value.length() > MAX_LENGTH || !SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what
              + " must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter: "
              + Quote.of(value));
    }
    return value;
  }
}
