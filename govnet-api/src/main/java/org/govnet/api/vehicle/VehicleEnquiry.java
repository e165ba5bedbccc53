package org.govnet.api.vehicle;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Safe;

/** Is this vehicle taxed, has it an MOT, and what is it: asked by its registration mark. */
@Contract(id = "vehicle-enquiry", version = 1)
@Capability("motoring")
@Path("/vehicle-enquiry/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface VehicleEnquiry {
  /**
   * What the register holds of one vehicle. It is a POST so that the mark stays out of URLs.
   *
   * @param query the vehicle's mark
   * @throws VehicleNotFound if the register has no vehicle with that mark
   * @throws TooManyEnquiries if the caller has used up its quota
   * @throws RegisterUnavailable if the register is closed, as for maintenance
   */
  @Safe
  @POST
  @Path("vehicles")
  Vehicle vehicle(VehicleQuery query) throws VehicleNotFound, TooManyEnquiries, RegisterUnavailable;
}
