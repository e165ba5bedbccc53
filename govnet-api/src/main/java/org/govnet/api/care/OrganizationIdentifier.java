package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A number by which a register knows an organisation.
 *
 * @param identifierScheme the register, by its code at org-id.guide, such as {@code GB-CHC}
 * @param identifierType the same in words, such as {@code charity number}; 1 to 200 characters
 * @param identifier the number, 1 to 200 characters
 */
@WireObject
public record OrganizationIdentifier(
    @Nullable String identifierScheme, String identifierType, String identifier) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public OrganizationIdentifier {
    Text.optional("identifierScheme", identifierScheme, CareText.SHORT);
    Text.require("identifierType", identifierType, CareText.SHORT);
    Text.require("identifier", identifier, CareText.SHORT);
  }
}
