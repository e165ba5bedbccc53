package org.govnet.api.vehicle;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.RegistrationMark;

/** The register has no vehicle with the mark that was asked about. */
@ProblemCode(value = "vehicle-not-found", status = 404, title = "Vehicle not found")
public class VehicleNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service: says which mark, masked. */
  public VehicleNotFound(RegistrationMark registrationNumber) {
    super(
        problemOf(
            VehicleNotFound.class,
            "the register has no vehicle with the mark " + registrationNumber));
  }

  /** For the client, which makes it again from what the node answered. */
  public VehicleNotFound(Problem problem) {
    super(problem);
  }
}
