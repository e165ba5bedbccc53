package org.govnet.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Deadline;
import org.govnet.api.PersonalData;

/** A contract about people. */
@Contract(id = "parcels", version = 2)
@Capability("parcels")
@Path("/parcels/v2")
public interface Dossiers {
  /** A read about one person. */
  @PersonalData(
      subject = "id",
      purposes = {"fostering", "safeguarding"},
      specialCategory = true)
  @GET
  @Path("dossiers/{id}")
  Parcel dossier(@PathParam("id") String id) throws NotForThat;

  /** A read about nobody, which is not to take long. */
  @Deadline(seconds = 2)
  @GET
  @Path("count")
  Parcel count();
}
