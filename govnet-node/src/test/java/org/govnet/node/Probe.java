package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.govnet.api.Contract;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.Page;
import org.govnet.api.Safe;
import org.govnet.api.Uprn;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/** A contract for what the planning contract has no operation for. */
@Contract(id = "probe", version = 1)
@Path("/probe/v1")
@Consumes("application/json")
@Produces("application/json")
public interface Probe {
  /** A little text. */
  @WireObject
  record Note(String text, @Nullable String more) {
    /** No more than the text. */
    static Note of(String text) {
      return new Note(text, null);
    }
  }

  /** What is asked with parameters that have to be there. */
  @GET
  @Path("items/{uprn}")
  Note item(@PathParam("uprn") Uprn uprn, @QueryParam("kind") String kind);

  /** An answer of a generic type. */
  @GET
  @Path("lists")
  Page<Note> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable Cursor cursor);

  /** Answers, or fails, as told. */
  @GET
  @Path("answers/{how}")
  Note answer(@PathParam("how") String how);

  /** The same under a key. */
  @Idempotent
  @POST
  @Path("runs/{how}")
  Note run(
      @PathParam("how") String how,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      @QueryParam("copies") @Nullable Integer copies,
      Note note);

  /** Answers nothing. */
  @Safe
  @POST
  @Path("silence")
  void silence(Note note);

  /** Who asks, after everyone who asks at the same time has been let in. */
  @GET
  @Path("callers/{id}")
  Note caller(@PathParam("id") String id);

  /** Texts as a page. */
  static Page<Note> page(List<String> texts) {
    return new Page<>(texts.stream().map(Note::of).toList(), null);
  }
}
