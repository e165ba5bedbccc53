package org.govnet.api.pensions;

import java.time.LocalDate;
import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * A pension that may be the person's: nothing of its value is shown until the person has got in
 * touch with the administrator and settled whose it is.
 *
 * @param identifier what to view it by; it leads to no more than is here
 * @param schemeName the scheme's name, or the product's; at most 140 characters
 * @param possibleMatchReference what the person has to quote; at most 35 characters
 * @param administrator whom to get in touch with
 * @param contactByDate the last day to do so; after it, the identifier is withdrawn
 */
@WireObject
public record PossibleMatch(
    PensionIdentifier identifier,
    String schemeName,
    String possibleMatchReference,
    PensionAdministrator administrator,
    LocalDate contactByDate) {
  /** For how many days a possible match stands. */
  public static final int DAYS = 30;

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public PossibleMatch {
    Text.require("schemeName", schemeName, 140);
    Text.require("possibleMatchReference", possibleMatchReference, 35);
  }
}
