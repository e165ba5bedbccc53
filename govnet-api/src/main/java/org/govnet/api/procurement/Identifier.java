package org.govnet.api.procurement;

import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * How a register names an organisation: an OCDS organisation identifier.
 *
 * @param scheme the register's code at org-id.guide, such as {@code GB-COH} (Companies House) or
 *     {@code GB-PPON} (the Central Digital Platform's)
 * @param id its number there; 1 to 60 characters
 */
@WireObject
public record Identifier(String scheme, String id) {
  private static final Pattern SCHEME = Pattern.compile("[A-Z]{2,3}-[A-Z0-9_]{2,20}");
  private static final Pattern COMPANY = Pattern.compile("[0-9]{8}|[A-Z]{2}[0-9]{6}");
  private static final Pattern PPON = Pattern.compile("[A-Z]{4}-[0-9]{4}-[A-Z]{4}");

  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Identifier {
    if (!SCHEME.matcher(scheme).matches()) {
      throw new IllegalArgumentException(
          "scheme must be a code of org-id.guide, as in GB-COH: " + Quote.of(scheme));
    }
    Text.require("id", id, 60);
    if (scheme.equals("GB-COH") && !COMPANY.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id in GB-COH must be eight digits, or two letters and six digits: " + Quote.of(id));
    }
    if (scheme.equals("GB-PPON") && !PPON.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id in GB-PPON must be as in PBCP-5168-ZDGP: " + Quote.of(id));
    }
  }

  /** A company's number at Companies House. */
  public static Identifier company(String number) {
    return new Identifier("GB-COH", number);
  }

  /** A public body's or supplier's number in the Central Digital Platform. */
  public static Identifier ppon(String number) {
    return new Identifier("GB-PPON", number);
  }

  /** Scheme and id in one, as a party's id is written. */
  @Override
  public String toString() {
    return scheme + "-" + id;
  }
}
