package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The number of a business registered for VAT: nine digits, of which the last two are check digits,
 * 00 to 96, by one of two schemes, modulus 97 and modulus 97-55 (HMRC, VAT registration manual).
 * Each scheme notices every mistyped digit; the two together miss a second digit six off or a third
 * digit seven off, where that leads from one scheme into the other. A sole trader's number is
 * personal data, and no one can tell from the number, so all are treated as such.
 *
 * @param value nine digits; the prefix {@code GB} and spaces, as people write it, are dropped
 */
@TextForm(pattern = "(GB ?)?[0-9 ]{9,11}", example = "GB 123 4567 82")
public record VatRegistrationNumber(@JsonValue String value) implements PersonalIdentifier {
  private static final Pattern FORM = Pattern.compile("(GB ?)?[0-9]{3} ?[0-9]{4} ?[0-9]{2}");

  /**
   * Checks the form and the check digits.
   *
   * @throws IllegalArgumentException if either is wrong; the message does not show the number
   */
  @JsonCreator
  public VatRegistrationNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "VAT registration number must be nine digits; what was given is not shown, and has "
              + value.length()
              + " characters");
    }
    value = value.replace("GB", "").replace(" ", "");
    int check = Integer.parseInt(value.substring(7));
    int sum = check;
    for (int i = 0; i < 7; i++) {
      sum += (8 - i) * (value.charAt(i) - '0');
    }
    // All zeros would add up, and is what forms have that nobody filled in.
    boolean empty = sum == check;
    if (empty || check > 96 || (sum % 97 != 0 && (sum + 55) % 97 != 0)) {
      throw new IllegalArgumentException(
          "VAT registration number has wrong check digits: one of its nine digits is mistyped; it is"
              + " not shown");
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static VatRegistrationNumber of(String value) {
    return new VatRegistrationNumber(value);
  }

  /** Masked, for a log. */
  @Override
  public String toString() {
    return PersonalIdentifier.mask(value);
  }
}
