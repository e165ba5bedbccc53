package org.govnet.client;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.govnet.api.Capability;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/** A contract with every kind of parameter and of operation. */
@Contract(id = "parcels", version = 2)
@Capability("parcels")
@Path("/parcels/v2")
public interface Parcels {
  /** A read. */
  @GET
  @Path("parcels/{id}")
  Parcel parcel(@PathParam("id") String id) throws ParcelNotFound;

  /** A search. */
  @GET
  @Path("parcels")
  Parcel search(
      @QueryParam("q") @Nullable String text,
      @QueryParam("size") @DefaultValue("20") @Nullable Integer size,
      @QueryParam("colour") @Nullable Colour colour,
      @QueryParam("uprn") @Nullable Uprn uprn,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("open") boolean open);

  /** A query that must be there. */
  @GET
  @Path("counts")
  Parcel count(@QueryParam("of") String of);

  /** A write with a key of the client's own making. */
  @Idempotent
  @POST
  @Path("parcels")
  void post(Parcel parcel);

  /** A write with a key of the caller's. */
  @Idempotent
  @POST
  @Path("deliveries")
  Parcel deliver(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, Parcel parcel);

  /** The same, with two variables. */
  @Idempotent
  @PUT
  @Path("parcels/{id}/paint/{colour}")
  void paint(@PathParam("colour") Colour colour, @PathParam("id") String id);

  /** A removal. */
  @Idempotent
  @DELETE
  @Path("parcels/{id}")
  void drop(@PathParam("id") String id);

  /** Made of another operation. */
  default String nameOf(String id) {
    return parcel(id).name();
  }
}
