package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.govnet.api.Contract;

/** {@link Later} on the wire, for a caller who waits. */
@Contract(id = "later", version = 1)
@Path("/later/v1")
public interface Sooner {
  /** A record. */
  @GET
  @Path("answers/{id}")
  Later.Answer answer(@PathParam("id") String id);
}
