package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A person's number in tax and benefits: two letters, six digits and a letter from A to D (HMRC,
 * National Insurance Manual NIM39110). Prefixes that are never given are refused.
 *
 * @param value nine characters in upper case; spaces, as people write it, are dropped
 */
@TextForm(pattern = "[A-Za-z0-9 ]{9,13}", example = "AA 12 34 56 A")
public record NationalInsuranceNumber(@JsonValue String value) implements PersonalIdentifier {
  private static final Pattern FORM =
      Pattern.compile("(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]");
  private static final int MAX_TYPED = 13;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is wrong; the message does not show the number
   */
  @JsonCreator
  public NationalInsuranceNumber {
    int typed = value.length();
    value = typed > MAX_TYPED ? "" : Typed.compact(value);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "National Insurance number must be two letters of a prefix in use, six digits and a"
              + " letter from A to D; what was given is not shown, and has "
              + typed
              + " characters");
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static NationalInsuranceNumber of(String value) {
    return new NationalInsuranceNumber(value);
  }

  /** Masked, for a log. */
  @Override
  public String toString() {
    return PersonalIdentifier.mask(value);
  }
}
