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
    return encodeText(Long.toString(number));
  }

  /** After the thing with that id, where a number would tell too much. */
  static Cursor encodeText(String id) {
    return Cursor.of(
        Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + id).getBytes(US_ASCII)));
  }

  /**
   * The number that was encoded.
   *
   * @throws InvalidPaging if it is no cursor of {@link #encode}
   */
  static long decode(Cursor cursor) {
    try {
      long number = Long.parseLong(decodeText(cursor));
      // 05 is no number of ours.
      if (cursor.equals(encode(number))) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same answer as for another's cursor
    }
    throw refused(cursor);
  }

  /**
   * The id that was encoded.
   *
   * @throws InvalidPaging if it is no cursor of {@link #encodeText}
   */
  static String decodeText(Cursor cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor.value()), US_ASCII);
      String id = text.substring(Math.min(PREFIX.length(), text.length()));
      // Base64 has several spellings of one text; only ours is a cursor.
      if (cursor.equals(encodeText(id))) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // not base64: the same answer as for another's cursor
    }
    throw refused(cursor);
  }

  /** The problem of a cursor that is not of the list it is given to. */
  static InvalidPaging refused(Cursor cursor) {
    return new InvalidPaging(
        "cursor", "cursor must be the next of a page of this list: " + Quote.of(cursor.value()));
  }
}
