package org.govnet.api.procurement;

import org.govnet.api.Postcode;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Where an organisation has its office: an OCDS address.
 *
 * @param streetAddress the street and number
 * @param locality the town
 * @param region a NUTS or ITL code, such as {@code UKG31}
 * @param postalCode the postcode
 * @param countryName the country
 */
@WireObject
public record Address(
    @Nullable String streetAddress,
    @Nullable String locality,
    @Nullable String region,
    @Nullable Postcode postalCode,
    String countryName) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Address {
    if (streetAddress != null) {
      Checks.title("streetAddress", streetAddress);
    }
    if (locality != null) {
      Checks.title("locality", locality);
    }
    if (region != null) {
      Checks.id("region", region);
    }
    Checks.title("countryName", countryName);
  }
}
