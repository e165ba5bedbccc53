package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A place.
 *
 * @param code its GSS code
 * @param name as people write it
 * @param tier its level of local government
 * @param parent the county it lies in; null unless it is a district
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Area(AreaCode code, String name, Tier tier, @Nullable AreaCode parent) {
  /**
   * Checks that districts, and only districts, have a county.
   *
   * @throws IllegalArgumentException if they don't
   */
  public Area {
    if ((tier == Tier.DISTRICT) != (parent != null)) {
      throw new IllegalArgumentException(
          "area "
              + code
              + " is of tier "
              + tier
              + (parent == null ? " without" : " with")
              + " a parent");
    }
  }
}
