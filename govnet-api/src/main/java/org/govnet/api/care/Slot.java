package org.govnet.api.care;

import java.time.Instant;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a care service can see somebody.
 *
 * @param id its id in this care service
 * @param serviceId the care service
 * @param status whether it can be booked
 * @param startAt when it begins
 * @param endAt when it ends, after it begins
 * @param deliveryChannel how it is held
 * @param locationId where, as in {@code social-care}; null if at home or from afar
 */
@WireObject
public record Slot(
    String id,
    String serviceId,
    SlotStatus status,
    Instant startAt,
    Instant endAt,
    DeliveryChannel deliveryChannel,
    @Nullable String locationId) {
  /**
   * Checks the order of the times.
   *
   * @throws IllegalArgumentException if it does not end after it begins, or a text is blank
   */
  public Slot {
    Text.require("id", id, CareText.SHORT);
    Text.require("serviceId", serviceId, CareText.SHORT);
    Text.optional("locationId", locationId, CareText.SHORT);
    if (!endAt.isAfter(startAt)) {
      throw new IllegalArgumentException(
          "a slot's endAt must be after its startAt: " + endAt + " is not after " + startAt);
    }
  }
}
