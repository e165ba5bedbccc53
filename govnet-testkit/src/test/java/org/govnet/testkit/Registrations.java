package org.govnet.testkit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.OpenTo;
import org.govnet.api.PersonalData;

/** A contract about people. */
@Contract(id = "registrations", version = 1)
@Capability("registrations")
@Path("/registrations/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Registrations {
  /** A read about one person. */
  @PersonalData(subject = "id", purposes = "fostering")
  @GET
  @Path("people/{id}")
  Badges.Badge person(@PathParam("id") String id);

  /** A read for councils. */
  @OpenTo(OpenTo.Group.COUNCILS)
  @GET
  @Path("people/latest")
  Badges.Badge latest();

  /** The same contract as somebody reads it who does not know what it is about. */
  @Contract(id = "registrations", version = 1)
  @Capability("registrations")
  @Path("/registrations/v1")
  @Produces(MediaType.APPLICATION_JSON)
  interface Careless {
    /** A read about one person, undeclared. */
    @GET
    @Path("people/{id}")
    Badges.Badge person(@PathParam("id") String id);
  }
}
