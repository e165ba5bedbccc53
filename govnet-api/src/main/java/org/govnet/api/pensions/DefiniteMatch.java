package org.govnet.api.pensions;

import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * A pension that is the person's.
 *
 * @param identifier what to view it by
 * @param schemeName the scheme's name, or the product's; at most 140 characters
 */
@WireObject
public record DefiniteMatch(PensionIdentifier identifier, String schemeName) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public DefiniteMatch {
    Text.require("schemeName", schemeName, 140);
  }
}
