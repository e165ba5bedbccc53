package org.govnet.api.pensions;

import java.util.List;
import java.util.regex.Pattern;
import org.govnet.api.MaxItems;
import org.govnet.api.Postcode;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param lines one to five, each at most 70 characters
 * @param postcode in the UK; null abroad
 * @param countryCode ISO 3166-1, two letters, such as {@code GB}
 */
@WireObject
public record Address(
    @MaxItems(5) List<String> lines, @Nullable Postcode postcode, String countryCode) {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /**
   * Copies and checks the lines.
   *
   * @throws IllegalArgumentException if there is no line or more than five, one is blank or too
   *     long, or the country code is none
   */
  public Address {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > 5) {
      throw new IllegalArgumentException("lines must be one to five: " + lines.size());
    }
    lines.forEach(line -> Text.require("lines", line, 70));
    if (!COUNTRY.matcher(countryCode).matches()) {
      throw new IllegalArgumentException(
          "countryCode must be two capital letters, as in GB: " + Quote.of(countryCode));
    }
  }

  /** The country alone: an address may be a person's. */
  @Override
  public String toString() {
    return "Address[countryCode=" + countryCode + "]";
  }
}
