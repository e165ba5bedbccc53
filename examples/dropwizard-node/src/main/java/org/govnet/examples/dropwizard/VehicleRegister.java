package org.govnet.examples.dropwizard;

import org.govnet.api.RegistrationMark;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;

/** A register with one vehicle, which is nobody's. */
final class VehicleRegister implements VehicleEnquiry {
  private static final RegistrationMark MARK = RegistrationMark.of("AA19AAA");

  @Override
  public Vehicle vehicle(VehicleQuery query) {
    if (!query.registrationNumber().equals(MARK)) {
      throw new VehicleNotFound(query.registrationNumber());
    }
    return Vehicle.builder(MARK).make("FORD").taxStatus(TaxStatus.TAXED).build();
  }
}
