package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.NhsNumber;
import org.govnet.api.PersonalData;
import org.govnet.api.Safe;
import org.govnet.api.WireObject;

/** About people, whom its requests name in each way that there is. */
@Contract(id = "health-notes", version = 1)
@Path("/health-notes/v1")
@Consumes("application/json")
@Produces("application/json")
public interface HealthNotes {
  /** By an identifier that people are looked up by. */
  @Safe
  @PersonalData(subject = "/nhsNumber", purposes = "care")
  @POST
  @Path("notes/search")
  Probe.Note find(Query query);

  /** A write, by the same. */
  @Idempotent
  @PersonalData(subject = "/nhsNumber", purposes = "care")
  @POST
  @Path("notes")
  Probe.Note add(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, Query query);

  /** By an id that is this contract's own. */
  @PersonalData(subject = "id", purposes = "care")
  @GET
  @Path("notes/{id}")
  Probe.Note one(@PathParam("id") String id);

  /** A write, by such an id. */
  @Idempotent
  @PersonalData(subject = "id", purposes = "care")
  @POST
  @Path("notes/{id}/closure")
  Probe.Note close(
      @PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key);

  /** About many. */
  @PersonalData(purposes = "care")
  @GET
  @Path("notes")
  Probe.Note all();

  /** About nobody. */
  @GET
  @Path("count")
  Probe.Note count();

  /** Whom it is about. */
  @WireObject
  record Query(NhsNumber nhsNumber, String text) {}
}
