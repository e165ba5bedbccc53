package org.govnet.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.Cursor;
import org.govnet.api.Deadline;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.MaxItems;
import org.govnet.api.OpenTo;
import org.govnet.api.Page;
import org.govnet.api.PersonalData;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/** A contract that has one of everything. */
@Contract(id = "things", version = 1)
@Capability("things")
@Path("/things/v1")
interface Things {
  /** Travels both ways. */
  enum Kind {
    @JsonProperty("small")
    SMALL,
    @JsonProperty("large")
    LARGE
  }

  /** Is answered. */
  @WireObject
  record Thing(String id, Kind kind, int weight, @Nullable Owner owner) {}

  /** Is part of an answer; of the same name as another. */
  @WireObject
  record Owner(String label, @MaxItems(2) List<Thing> others) {}

  /** Is sent. */
  @WireObject
  record NewThing(
      Kind kind, String label, @Nullable String note, @Nullable @MaxItems(10) List<String> tags) {}

  @GET
  @Path("things")
  Page<Thing> things(
      @QueryParam("kind") @Nullable Kind kind,
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  @OpenTo(
      value = OpenTo.Group.COUNCILS,
      capabilities = {"things"})
  @Deadline(seconds = 5)
  @GET
  @Path("things/{id}")
  Thing thing(@PathParam("id") String id) throws IllegalTransition;

  @PersonalData(purposes = {"thing-making", "thing-care"})
  @Idempotent
  @POST
  @Path("things")
  Thing make(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, NewThing made);
}
