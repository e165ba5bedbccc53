package org.govnet.examples.hosts;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.govnet.api.Contract;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.MaxItems;
import org.govnet.api.Safe;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/** A contract with one operation of each kind that a host could get wrong. */
@Contract(id = "notebook", version = 1)
@Path("/notebook/v1")
@Consumes("application/json")
@Produces("application/json")
public interface Notebook {
  /**
   * A note.
   *
   * @param text what it says
   * @param writtenDate when; null if nobody knows
   */
  @WireObject
  record Note(String text, @Nullable LocalDate writtenDate) {}

  /**
   * A note by its title.
   *
   * @throws NoSuchNote if there is none of that title
   */
  @GET
  @Path("notes/{title}")
  Note note(@PathParam("title") String title) throws NoSuchNote;

  /** Writes a note down, once. */
  @Idempotent
  @POST
  @Path("notes")
  Note write(@HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, Note note);

  /** The labels asked about, one after the other. */
  @GET
  @Path("labels")
  Note labels(@QueryParam("label") @MaxItems(5) List<String> labels);

  /** Who asks. */
  @GET
  @Path("caller")
  Note caller();

  /** The same, from another thread, once this one has left. */
  @GET
  @Path("later")
  CompletionStage<Note> later();

  /** Answers nothing. */
  @Safe
  @POST
  @Path("silence")
  void silence(Note note);

  /** Says where it is kept: a Location that no host may make absolute. */
  @Safe
  @POST
  @Path("places")
  @Produces("text/plain")
  Response place(Note note);
}
