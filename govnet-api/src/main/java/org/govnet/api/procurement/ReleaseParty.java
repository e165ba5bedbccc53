package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that takes part in a process, and as what: an OCDS organisation in {@code
 * parties}.
 *
 * @param id what the release's other parts point at: scheme, hyphen and id, as Find a Tender has it
 * @param name its name
 * @param identifier how a register names it
 * @param address its office
 * @param roles what it does; at least one
 */
@WireObject
public record ReleaseParty(
    String id,
    String name,
    Identifier identifier,
    @Nullable Address address,
    @MaxItems(10) List<PartyRole> roles) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ReleaseParty {
    Checks.id("id", id);
    Checks.title("name", name);
    roles = Checks.distinct("roles", roles, 10, role -> role);
  }
}
