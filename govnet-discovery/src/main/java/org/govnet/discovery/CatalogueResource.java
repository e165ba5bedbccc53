package org.govnet.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Serves the whole network's API catalogue to whoever asks: docs/protocol.md section 3.5. */
@Path("/govnet/v1/catalogue")
public final class CatalogueResource {
  private static final String CSV = "text/csv;charset=utf-8";

  private final Supplier<Optional<Directory>> directory;
  private @Nullable Directory of;
  private @Nullable DirectoryCatalogue made;

  /**
   * The catalogue of a directory.
   *
   * @param directory what to list, asked each time
   */
  public CatalogueResource(Supplier<Optional<Directory>> directory) {
    this.directory = directory;
  }

  /** The catalogue; 304 if {@code held} is its tag; 503 while there is no directory. */
  @GET
  @Produces(CSV)
  public Response catalogue(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
    DirectoryCatalogue catalogue =
        made(
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
                                "there is no verified directory yet"))));
    EntityTag tag = new EntityTag(catalogue.tag());
    if (held != null && held.equals("\"" + tag.getValue() + "\"")) {
      return Response.notModified(tag).build();
    }
    // A line at a time: ten thousand nodes' catalogue, for everybody who asks, is never in memory.
    StreamingOutput lines =
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          catalogue.writeTo(writer);
          writer.flush();
        };
    return Response.ok(lines, CSV).tag(tag).build();
  }

  /** Its tag takes a whole pass, so it is made once for each directory, and again when one ends. */
  private synchronized DirectoryCatalogue made(Directory current) {
    if (made == null || of != current || !made.isStillOf(current)) {
      of = current;
      made = DirectoryCatalogue.of(current);
    }
    return made;
  }
}
