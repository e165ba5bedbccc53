package org.govnet.api.care;

import org.govnet.api.AreaCode;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A place whose residents a care service is for.
 *
 * @param area its GSS code
 * @param name its name, 1 to 200 characters
 * @param description what the code cannot say, such as that only part of the place is served
 */
@WireObject
public record ServiceArea(AreaCode area, @Nullable String name, @Nullable String description) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public ServiceArea {
    Text.optional("name", name, CareText.SHORT);
    Text.optional("description", description, CareText.LONG);
  }
}
