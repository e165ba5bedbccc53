package org.govnet.api.care;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Where a care service is given.
 *
 * @param locationId the {@link Location}'s id
 * @param description what of the care service is there, if not all
 * @param schedules when it is there, if other than everywhere
 */
@WireObject
public record ServiceAtLocation(
    String locationId, @Nullable String description, @MaxItems(20) List<Schedule> schedules) {
  /**
   * Checks the texts, and copies the list.
   *
   * @throws IllegalArgumentException if a text is blank or too long
   */
  public ServiceAtLocation {
    Text.require("locationId", locationId, CareText.SHORT);
    Text.optional("description", description, CareText.LONG);
    schedules = List.copyOf(schedules);
  }
}
