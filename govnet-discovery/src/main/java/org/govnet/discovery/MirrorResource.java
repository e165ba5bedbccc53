package org.govnet.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Serves a verified directory, whole, to whoever asks: docs/protocol.md section 3.2. */
@Path("/govnet/v1/directory")
public final class MirrorResource {
  private final DirectoryFeed feed;

  /** A mirror. */
  public MirrorResource(DirectoryFeed feed) {
    this.feed = feed;
  }

  /** The whole directory; 304 if {@code held} is its tag; 503 while there is none. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response whole(
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
    Directory current = feed.current().orElseThrow(MirrorResource::unknown);
    EntityTag tag = new EntityTag(current.tag());
    if (held != null && held.equals("\"" + tag.getValue() + "\"")) {
      return Response.notModified(tag).build();
    }
    if (encodings != null && encodings.toLowerCase(Locale.ROOT).contains("gzip")) {
      return Response.ok(feed.whole(current), MediaType.APPLICATION_JSON)
          .header(HttpHeaders.CONTENT_ENCODING, "gzip")
          .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
          .tag(tag)
          .build();
    }
    return Response.ok(current.bundle(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .tag(tag)
        .build();
  }

  static ProblemException unknown() {
    return new ProblemException(
        Problem.of(
            503,
            "directory-expired",
            Party.NETWORK,
            "The directory is not known",
            "this mirror has no verified directory yet"));
  }
}
