package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Who made a referral, inside the institution whose node sent it: a team, so that there is somebody
 * to ask; never an official's name.
 *
 * @param organizationName the institution, 1 to 200 characters
 * @param team the team or ward, 1 to 200 characters
 * @param email a shared mailbox
 * @param telephone a number of the team's
 */
@WireObject
public record Referrer(
    String organizationName, String team, @Nullable String email, @Nullable String telephone) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public Referrer {
    Text.require("organizationName", organizationName, CareText.SHORT);
    Text.require("team", team, CareText.SHORT);
    Text.optional("email", email, 254);
    Text.optional("telephone", telephone, 40);
  }

  /** Who refers, without how the people there are reached. */
  @Override
  public String toString() {
    return "Referrer[organizationName=" + organizationName + ", team=" + team + "]";
  }
}
