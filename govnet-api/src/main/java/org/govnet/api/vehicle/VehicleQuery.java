package org.govnet.api.vehicle;

import org.govnet.api.RegistrationMark;
import org.govnet.api.WireObject;

/**
 * Which vehicle is asked about.
 *
 * @param registrationNumber the mark on its plates
 */
@WireObject
public record VehicleQuery(RegistrationMark registrationNumber) {
  /**
   * A query by the mark as somebody typed it.
   *
   * @throws IllegalArgumentException if it is no registration mark
   */
  public static VehicleQuery of(String registrationNumber) {
    return new VehicleQuery(RegistrationMark.of(registrationNumber));
  }
}
