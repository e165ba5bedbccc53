package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * Points at a party of the same release: an OCDS organisation reference.
 *
 * @param id the party's id
 * @param name its name
 */
@WireObject
public record OrganisationReference(String id, String name) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public OrganisationReference {
    Checks.id("id", id);
    Checks.title("name", name);
  }
}
