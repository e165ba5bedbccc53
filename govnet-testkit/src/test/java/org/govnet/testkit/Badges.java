package org.govnet.testkit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Idempotent;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A contract with what the UK's own do not have: writes with a key of the client's own making, one
 * of them without answer. Public, because a node's Jersey calls a service through its contract.
 */
@Contract(id = "badges", version = 1)
@Capability("badges")
@Path("/badges/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Badges {
  /** A badge. */
  @WireObject
  record Badge(String holder, int year) {}

  /** Many of them. */
  @WireObject
  record Found(@MaxItems(100) List<Badge> badges) {}

  /** Finds badges. */
  @GET
  @Path("badges")
  Found find(
      @QueryParam("holder") @Nullable String holder,
      @QueryParam("limit") @DefaultValue("20") int limit);

  /** Issues a badge. */
  @Idempotent
  @POST
  @Path("badges")
  Badge issue(Badge badge);

  /** Takes a badge away. */
  @Idempotent
  @DELETE
  @Path("badges/{holder}")
  void revoke(@PathParam("holder") String holder);

  /** Not an operation, but a way to use one. */
  default int count(String holder) {
    return find(holder, 1).badges().size();
  }
}
