package org.govnet.api.care;

import java.util.regex.Pattern;
import org.govnet.api.Postcode;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * The address of a place that is open to the public.
 *
 * @param address1 the first line, 1 to 200 characters
 * @param address2 the second
 * @param city the town or city, 1 to 200 characters
 * @param region the region
 * @param stateProvince the county
 * @param postalCode the postcode
 * @param country its ISO 3166-1 code, two capital letters
 * @param addressType what kind of place it is
 */
@WireObject
public record Address(
    String address1,
    @Nullable String address2,
    String city,
    @Nullable String region,
    @Nullable String stateProvince,
    Postcode postalCode,
    String country,
    LocationType addressType) {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /**
   * Checks the texts and the country's form.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or the country is not of that
   *     form
   */
  public Address {
    Text.require("address1", address1, CareText.SHORT);
    Text.optional("address2", address2, CareText.SHORT);
    Text.require("city", city, CareText.SHORT);
    Text.optional("region", region, CareText.SHORT);
    Text.optional("stateProvince", stateProvince, CareText.SHORT);
    if (!COUNTRY.matcher(country).matches()) {
      throw new IllegalArgumentException(
          "country must be an ISO 3166-1 code of two capital letters, as in GB: "
              + Quote.of(country));
    }
  }
}
