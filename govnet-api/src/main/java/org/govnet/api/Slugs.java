package org.govnet.api;

import java.util.regex.Pattern;

/**
 * The one spelling of names on the wire: lower case, digits and single hyphens, as in a URL path.
 */
final class Slugs {
  /** For {@link TextForm}; at most 63 characters besides. */
  static final String PATTERN = "(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private static final Pattern SLUG = Pattern.compile(PATTERN);

  private Slugs() {}

  static String check(String what, String value) {
    if (!SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what
              + " must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter: "
              + Quote.of(value));
    }
    return value;
  }
}
