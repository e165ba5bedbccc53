package org.govnet.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Serves a verified directory to whoever asks: docs/protocol.md section 3.2. */
@Path("/govnet/v1/directory")
public final class MirrorResource {
  private final Supplier<Optional<Directory>> directory;

  /**
   * A mirror.
   *
   * @param directory what to serve, asked each time
   */
  public MirrorResource(Supplier<Optional<Directory>> directory) {
    this.directory = directory;
  }

  /** The bundle; 304 if {@code held} is its tag; 503 while there is none. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response bundle(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
    Directory current =
        directory
            .get()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            503,
                            "directory-expired",
                            Party.NETWORK,
                            "The directory is not known",
                            "this mirror has no verified directory yet")));
    EntityTag tag = new EntityTag(current.tag());
    if (held != null && held.equals("\"" + tag.getValue() + "\"")) {
      return Response.notModified(tag).build();
    }
    return Response.ok(current.shared(), MediaType.APPLICATION_JSON).tag(tag).build();
  }
}
