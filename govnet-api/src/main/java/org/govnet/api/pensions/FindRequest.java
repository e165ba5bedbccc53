package org.govnet.api.pensions;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.govnet.api.WireObject;

/**
 * A request to find a person's pensions.
 *
 * @param person whose
 */
@WireObject
public record FindRequest(Person person) {
  private static final Set<FindAttribute> NEEDED =
      EnumSet.of(FindAttribute.GIVEN_NAME, FindAttribute.FAMILY_NAME, FindAttribute.BIRTH_DATE);

  /**
   * Checks that the person's identity is verified as far as it has to be; every finder asks this.
   *
   * @throws IdentityNotVerified if the names or the birth date are not verified
   */
  public void requireVerified() throws IdentityNotVerified {
    List<FindAttribute> missing =
        NEEDED.stream().filter(each -> !person.verified().contains(each)).toList();
    if (!missing.isEmpty()) {
      throw new IdentityNotVerified(missing);
    }
  }
}
