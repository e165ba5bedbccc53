package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What a vehicle's number plates say, such as {@code AB12 CDE}. Kept in upper case without spaces,
 * so that two spellings of one mark are equal. The form is checked; whether DVLA ever issued it is
 * the register's to say. Trade, diplomatic and military plates are not among the forms.
 *
 * <p>A mark is no secret, but it leads to a person, so it is kept out of logs: {@link #toString}
 * masks it, and no message shows it. Use {@link #value} where the mark itself is wanted.
 *
 * @param value 2 to 7 of {@code A-Z} and {@code 0-9}
 */
@TextForm(pattern = "[A-Za-z0-9 ]{2,16}", example = "AA19 AAA")
public record RegistrationMark(@JsonValue String value) implements PersonalIdentifier {
  // Numbers have no leading zero, except that a few civic cars are number 0 (S 0 is Edinburgh's).
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Z]{2}[0-9]{2}[A-Z]{3}" // current, from September 2001: AB12 CDE
              + "|[A-Z][1-9][0-9]{0,2}[A-Z]{3}" // prefix, 1983 to 2001: A123 BCD
              + "|[A-Z]{3}[1-9][0-9]{0,2}[A-Z]" // suffix, 1963 to 1983: ABC 123D
              + "|[A-Z]{1,3}(0|[1-9][0-9]{0,2})" // dateless, before 1963: ABC 123
              + "|[A-Z]{1,2}[1-9][0-9]{3}" // dateless: AB 1234
              + "|(0|[1-9][0-9]{0,2})[A-Z]{1,3}" // dateless, reversed: 123 ABC
              + "|[1-9][0-9]{3}[A-Z]{1,2}" // dateless, reversed: 1234 AB
              + "|(?=[A-Z]*[IZ])[A-Z]{3}[1-9][0-9]{3}" // Northern Irish: AIZ 1234
              + "|[1-9][0-9]{3}(?=[A-Z]*[IZ])[A-Z]{3}"); // Northern Irish, reversed: 1234 AIZ

  // Seven characters and generous spacing; more is no mark, and not worth reading.
  private static final int MAX_TYPED = 16;

  /**
   * Takes a mark as typed, in any case and spacing.
   *
   * @throws IllegalArgumentException if it has none of the forms; the message does not show it
   */
  @JsonCreator
  public RegistrationMark {
    int typed = value.length();
    value = typed > MAX_TYPED ? "" : Typed.compact(value);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "registration mark must be of a current, prefix, suffix, dateless or Northern Irish form,"
              + " as in AB12 CDE; what was given is not shown, and has "
              + typed
              + " characters");
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static RegistrationMark of(String value) {
    return new RegistrationMark(value);
  }

  /** Masked, for a log. */
  @Override
  public String toString() {
    return PersonalIdentifier.mask(value);
  }
}
