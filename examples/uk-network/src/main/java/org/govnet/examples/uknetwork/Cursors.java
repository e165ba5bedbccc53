package org.govnet.examples.uknetwork;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import org.govnet.api.Cursor;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Quote;

/** What the last thing on a page is called, in a dress that invites no arithmetic. */
final class Cursors {
  private static final String PREFIX = "before:";

  private Cursors() {}

  /** After the thing with that number. */
  static Cursor encode(long number) {
    return Cursor.of(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((PREFIX + number).getBytes(US_ASCII)));
  }

  /**
   * The number that was encoded.
   *
   * @throws InvalidPaging if it is no cursor of {@link #encode}
   */
  static long decode(Cursor cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor.value()), US_ASCII);
      long number = Long.parseLong(text.substring(Math.min(PREFIX.length(), text.length())));
      // Base64 has several spellings of one text, and 05 is no number of ours.
      if (cursor.equals(encode(number))) {
        return number;
      }
    } catch (IllegalArgumentException e) {
      // neither base64 nor a number: the same answer as for another's cursor
    }
    throw new InvalidPaging(
        "cursor", "cursor must be the next of a page of this list: " + Quote.of(cursor.value()));
  }
}
