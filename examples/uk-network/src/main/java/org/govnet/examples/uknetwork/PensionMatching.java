package org.govnet.examples.uknetwork;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.Postcode;
import org.govnet.api.pensions.Address;
import org.govnet.api.pensions.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record is the person's. The birth date always has to agree. Then:
 *
 * <ul>
 *   <li>the National Insurance number and the surname agree: definite;
 *   <li>the number agrees and the surname does not, as after a marriage that the scheme was not
 *       told of: possible;
 *   <li>one side has no number, the surname agrees, and so does a postcode or the first name:
 *       possible;
 *   <li>both have a number and they differ: no match, whatever else agrees.
 * </ul>
 *
 * <p>A surname agrees if the record has the present one or an earlier one; case, accents, spaces
 * and punctuation do not count.
 */
final class PensionMatching {
  private PensionMatching() {}

  /** What comparing comes to. */
  enum Outcome {
    DEFINITE,
    POSSIBLE,
    NONE
  }

  static Outcome compare(Person person, PensionRegister.Member member) {
    if (!person.birthDate().equals(member.birthDate())) {
      return Outcome.NONE;
    }
    boolean surname =
        Stream.concat(Stream.of(person.familyName()), person.previousFamilyNames().stream())
            .anyMatch(name -> fold(name).equals(fold(member.familyName())));
    NationalInsuranceNumber given = person.nationalInsuranceNumber();
    NationalInsuranceNumber held = member.nationalInsuranceNumber();
    if (given != null && held != null) {
      if (!given.equals(held)) {
        return Outcome.NONE;
      }
      return surname ? Outcome.DEFINITE : Outcome.POSSIBLE;
    }
    boolean besides =
        fold(person.givenName()).equals(fold(member.givenName()))
            || livedAt(person, member.postcode());
    return surname && besides ? Outcome.POSSIBLE : Outcome.NONE;
  }

  private static boolean livedAt(Person person, @Nullable Postcode postcode) {
    return postcode != null
        && Stream.concat(
                Stream.ofNullable(person.currentAddress()), person.previousAddresses().stream())
            .map(Address::postcode)
            .filter(Objects::nonNull)
            .anyMatch(postcode::equals);
  }

  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
