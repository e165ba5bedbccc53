package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.govnet.api.Contract;
import org.govnet.api.Deadline;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.OpenTo;
import org.govnet.api.PersonalData;
import org.govnet.api.Tier;
import org.govnet.node.Probe.Note;

/** A county's contract about people, and with operations that are not for everybody. */
@Contract(id = "cases", version = 1, tier = Tier.COUNTY)
@Path("/cases/v1")
@Consumes("application/json")
@Produces("application/json")
public interface Cases {
  /** A read of a special category. */
  @PersonalData(
      subject = "id",
      purposes = {"fostering", "safeguarding"},
      specialCategory = true)
  @GET
  @Path("cases/{id}")
  Note one(@PathParam("id") String id);

  /** A write about people. */
  @PersonalData(purposes = {"fostering", "safeguarding"})
  @Idempotent
  @POST
  @Path("cases")
  Note open(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, Note note);

  /** About nobody; says what the caller said it is for. */
  @GET
  @Path("count")
  Note count();

  /** For nodes that serve an area. */
  @OpenTo(OpenTo.Group.COUNCILS)
  @GET
  @Path("councils")
  Note councils();

  /** For nodes that serve an area, and for planners. */
  @OpenTo(value = OpenTo.Group.COUNCILS, capabilities = "planning")
  @GET
  @Path("planners")
  Note planners();

  /** Not to take long. */
  @Deadline(seconds = 2)
  @GET
  @Path("brief")
  Note brief();
}
