package org.govnet.api.pensions;

import java.time.LocalDate;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Whose pensions are looked for.
 *
 * @param givenName the first name, without middle names; at most 70 characters
 * @param familyName the surname now; at most 70 characters
 * @param previousFamilyNames earlier surnames, which the person asserts
 * @param birthDate the day of birth
 * @param currentAddress where the person lives; null if not given
 * @param previousAddresses where the person has lived, which the person asserts
 * @param nationalInsuranceNumber the number; null if not given
 * @param email an address the person reads; null if not given
 * @param mobile a telephone number; null if not given
 * @param verified what an identity service has verified; everything else is asserted
 */
@WireObject
public record Person(
    String givenName,
    String familyName,
    @MaxItems(Person.MAX_PREVIOUS) List<String> previousFamilyNames,
    LocalDate birthDate,
    @Nullable Address currentAddress,
    @MaxItems(Person.MAX_PREVIOUS) List<Address> previousAddresses,
    @Nullable NationalInsuranceNumber nationalInsuranceNumber,
    @Nullable String email,
    @Nullable String mobile,
    @MaxItems(7) List<FindAttribute> verified) {
  /** The most earlier surnames, and the most earlier addresses. */
  public static final int MAX_PREVIOUS = 10;

  /**
   * Copies the lists and checks the texts.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or a list too long
   */
  public Person {
    Text.require("givenName", givenName, 70);
    Text.require("familyName", familyName, 70);
    previousFamilyNames = List.copyOf(previousFamilyNames);
    previousAddresses = List.copyOf(previousAddresses);
    verified = List.copyOf(verified);
    previousFamilyNames.forEach(name -> Text.require("previousFamilyNames", name, 70));
    if (previousFamilyNames.size() > MAX_PREVIOUS || previousAddresses.size() > MAX_PREVIOUS) {
      throw new IllegalArgumentException(
          "previousFamilyNames and previousAddresses must be at most "
              + MAX_PREVIOUS
              + " each: "
              + previousFamilyNames.size()
              + ", "
              + previousAddresses.size());
    }
    if (verified.stream().distinct().count() != verified.size()) {
      throw new IllegalArgumentException("verified must name each once: " + verified);
    }
    Text.optional("email", email, 254);
    Text.optional("mobile", mobile, 20);
  }

  /** What is verified alone: everything else says who it is. */
  @Override
  public String toString() {
    return "Person[verified=" + verified + "]";
  }
}
