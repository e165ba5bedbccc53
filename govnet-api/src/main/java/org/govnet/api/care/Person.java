package org.govnet.api.care;

import java.time.LocalDate;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.MaxItems;
import org.govnet.api.NhsNumber;
import org.govnet.api.Postcode;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Whom a referral is about.
 *
 * @param nhsNumber the NHS number; null if it is not known
 * @param familyName 1 to 200 characters
 * @param givenName 1 to 200 characters
 * @param birthDate the day of birth
 * @param addressLines the address without the postcode, a line each; empty for somebody without one
 * @param postcode the postcode; null for somebody without a fixed address
 * @param area the place whose resident they are, by its GSS code: a county or single tier
 * @param telephone a number to reach them by
 * @param preferredLanguage the language to speak with them
 */
@WireObject
public record Person(
    @Nullable NhsNumber nhsNumber,
    String familyName,
    String givenName,
    LocalDate birthDate,
    @MaxItems(5) List<String> addressLines,
    @Nullable Postcode postcode,
    AreaCode area,
    @Nullable String telephone,
    @Nullable Language preferredLanguage) {
  /**
   * Checks the texts, and copies the list.
   *
   * @throws IllegalArgumentException if a text is blank or too long; it is not shown
   */
  public Person {
    Text.require("familyName", familyName, CareText.SHORT);
    Text.require("givenName", givenName, CareText.SHORT);
    addressLines = List.copyOf(addressLines);
    addressLines.forEach(line -> Text.require("addressLines", line, CareText.SHORT));
    Text.optional("telephone", telephone, 40);
  }

  /** Nothing that says who it is. */
  @Override
  public String toString() {
    return "Person[area=" + area + "]";
  }
}
