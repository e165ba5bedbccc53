package org.govnet.examples.uknetwork;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import org.govnet.api.Quote;
import org.govnet.api.planning.InvalidPaging;

/** The number of the last application on a page, in a dress that invites no arithmetic. */
final class Cursor {
  private static final String PREFIX = "before:";

  private Cursor() {}

  static String encode(long number) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((PREFIX + number).getBytes(US_ASCII));
  }

  static long decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
      long number = Long.parseLong(text.substring(Math.min(PREFIX.length(), text.length())));
      // Base64 has several spellings of one text; only ours is a cursor.
      if (cursor.equals(encode(number))) {
        return number;
      }
    } catch (IllegalArgumentException e) {
      // neither base64 nor a number: the same answer as for another's cursor
    }
    throw new InvalidPaging(
        "cursor", "cursor must be the next of a page of this list: " + Quote.of(cursor));
  }
}
