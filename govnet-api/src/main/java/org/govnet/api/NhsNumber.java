package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The number by which the NHS in England, Wales and the Isle of Man knows a person: ten digits, the
 * last of them a check digit, modulo 11 (NHS Data Model and Dictionary, "NHS number"). Numbers that
 * begin with 999 are never given to anybody and serve for tests.
 *
 * @param value ten digits; spaces, as people write it, are dropped
 */
@TextForm(pattern = "[0-9 ]{10,12}", example = "999 123 4551")
public record NhsNumber(@JsonValue String value) implements PersonalIdentifier {
  private static final Pattern FORM = Pattern.compile("[0-9]{3} ?[0-9]{3} ?[0-9]{4}");

  /**
   * Checks the form and the check digit.
   *
   * @throws IllegalArgumentException if either is wrong; the message does not show the number
   */
  @JsonCreator
  public NhsNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "NHS number must be ten digits; what was given is not shown, and has "
              + value.length()
              + " characters");
    }
    value = value.replace(" ", "");
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (value.charAt(i) - '0');
    }
    if ((11 - sum % 11) % 11 != value.charAt(9) - '0') {
      throw new IllegalArgumentException(
          "NHS number has a wrong check digit: one of its ten digits is mistyped; it is not shown");
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static NhsNumber of(String value) {
    return new NhsNumber(value);
  }

  /** Masked, for a log. */
  @Override
  public String toString() {
    return PersonalIdentifier.mask(value);
  }
}
