package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A body, public or not, that takes part; never a person.
 *
 * @param identifier how a register names it
 * @param name its name; 1 to 200 characters
 * @param address its office
 */
@WireObject
public record Organisation(Identifier identifier, String name, @Nullable Address address) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Organisation {
    Checks.title("name", name);
  }

  /** As other parts of a release point at it. */
  public OrganisationReference reference() {
    return new OrganisationReference(identifier.toString(), name);
  }

  /** As a release lists it, in the roles given. */
  public ReleaseParty in(List<PartyRole> roles) {
    return new ReleaseParty(identifier.toString(), name, identifier, address, roles);
  }
}
