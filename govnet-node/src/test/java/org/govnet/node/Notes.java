package org.govnet.node;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Contract;
import org.govnet.api.WireObject;

/** One contract in two major versions, which cannot be told apart by anything but the path. */
final class Notes {
  private Notes() {}

  /** A note, in version 1. */
  @WireObject
  public record Note(String text) {}

  /** A note, in version 2. */
  @WireObject
  public record LongNote(String title, int pages) {}

  /** Version 1. */
  @Contract(id = "notes", version = 1)
  @Path("/notes/v1")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public interface V1 {
    /** A note. */
    @GET
    @Path("notes/{id}")
    Note note(@PathParam("id") String id);
  }

  /** Version 2. */
  @Contract(id = "notes", version = 2)
  @Path("/notes/v2")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public interface V2 {
    /** A note. */
    @GET
    @Path("notes/{id}")
    LongNote note(@PathParam("id") String id);
  }

  /** Serves version 1. */
  static final class Old implements V1 {
    @Override
    public Note note(String id) {
      return new Note("old " + id);
    }
  }

  /** Serves version 2. */
  static final class New implements V2 {
    @Override
    public LongNote note(String id) {
      return new LongNote("new " + id, 2);
    }
  }
}
