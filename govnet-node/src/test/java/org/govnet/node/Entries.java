package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;

/** Writes to a node that is killed. */
@Contract(id = "entries", version = 1)
@Path("/entries/v1")
@Consumes("application/json")
@Produces("application/json")
public interface Entries {
  /** Adds an entry, and answers which run did it. */
  @Idempotent
  @POST
  @Path("entries")
  Probe.Note add(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, Probe.Note note);
}
