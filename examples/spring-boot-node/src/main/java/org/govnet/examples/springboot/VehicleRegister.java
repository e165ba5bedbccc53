package org.govnet.examples.springboot;

import org.govnet.api.RegistrationMark;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleNotFound;
import org.govnet.api.vehicle.VehicleQuery;
import org.springframework.stereotype.Service;

/** A register with one vehicle, which is nobody's. That it is a bean is all it takes. */
@Service
final class VehicleRegister implements VehicleEnquiry {
  private static final RegistrationMark MARK = RegistrationMark.of("AA19AAA");

  @Override
  public Vehicle vehicle(VehicleQuery query) {
    if (!query.registrationNumber().equals(MARK)) {
      throw new VehicleNotFound(query.registrationNumber());
    }
    return Vehicle.builder(MARK).make("ROVER").taxStatus(TaxStatus.TAXED).build();
  }
}
