package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A UK postcode, in upper case with one space (BS 7666). The form is checked; whether Royal Mail
 * has given it out is the Postcode Address File's to say.
 *
 * @param value such as {@code LS1 1UR}; taken in any case, with or without the space
 */
@TextForm(pattern = "[A-Za-z0-9 ]{5,8}", example = "LS1 1UR")
public record Postcode(@JsonValue String value) implements Comparable<Postcode> {
  private static final Pattern FORM =
      Pattern.compile(
          "(GIR(?= ?0AA)|[A-PR-UWYZ]([0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]?))"
              + " ?([0-9][ABD-HJLNP-UW-Z]{2})");

  private static final int MAX_TYPED = 8;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} is not of that form
   */
  @JsonCreator
  public Postcode {
    var form = FORM.matcher(value.length() > MAX_TYPED ? "" : Typed.upper(value));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "postcode must be of a form in use, as in LS1 1UR; what was given is not shown, and has "
              + value.length()
              + " characters");
    }
    value = form.group(1) + " " + form.group(3);
  }

  /** Same as the constructor; reads better at a call. */
  public static Postcode of(String value) {
    return new Postcode(value);
  }

  @Override
  public int compareTo(Postcode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
