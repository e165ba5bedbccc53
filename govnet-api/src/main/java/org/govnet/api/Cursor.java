package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where a list goes on after a page. It means something to the node that made it alone: callers
 * hand it back as it is.
 *
 * @param value 1 to 512 of {@code A-Z}, {@code a-z}, {@code 0-9}, hyphen and underscore
 */
@TextForm(pattern = "[A-Za-z0-9_-]{1,512}", example = "YmVmb3JlOjQy")
public record Cursor(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,512}");

  /**
   * Checks the form; whether it is a cursor of that list is its node's to say.
   *
   * @throws IllegalArgumentException if {@code value} is not of that form
   */
  @JsonCreator
  public Cursor {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "cursor must be the next of a page, 1 to 512 of A-Z, a-z, 0-9, - and _: "
              + Quote.of(value));
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static Cursor of(String value) {
    return new Cursor(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
