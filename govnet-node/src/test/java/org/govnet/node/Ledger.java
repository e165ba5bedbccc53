package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;

/** Writes whose effects can be counted. */
@Contract(id = "ledger", version = 1)
@Path("/ledger/v1")
@Consumes("application/json")
@Produces("application/json")
public interface Ledger {
  /** Adds an entry, as told. */
  @Idempotent
  @POST
  @Path("entries/{how}")
  Probe.Note add(
      @PathParam("how") String how,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Probe.Note note);

  /** The same, and answers nothing. */
  @Idempotent
  @POST
  @Path("silent-entries/{how}")
  void addSilently(
      @PathParam("how") String how,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Probe.Note note);

  /** The same, by a service that promises nothing. */
  @Idempotent
  @POST
  @Path("plain-entries/{how}")
  Probe.Note addPlainly(
      @PathParam("how") String how,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      Probe.Note note);
}
