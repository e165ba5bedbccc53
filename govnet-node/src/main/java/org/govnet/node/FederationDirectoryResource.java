package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Serves what the directory says of others by OpenID Federation to whoever asks: docs/protocol.md
 * section 3.5. Public, because Jersey calls it; it is the directory's server's alone to make.
 */
@Path(DirectoryFederation.PATH)
public final class FederationDirectoryResource {
  private final DirectoryFederation federation;

  FederationDirectoryResource(DirectoryFederation federation) {
    this.federation = federation;
  }

  /** The identifiers of all entities, or of those that the query asks for. */
  @GET
  @Path(DirectoryFederation.LIST)
  public Response list(@Context UriInfo uri) {
    return federation.list(uri.getQueryParameters());
  }

  /** The directory's statement about the entity that the query names. */
  @GET
  @Path(DirectoryFederation.FETCH)
  public Response fetch(@Context UriInfo uri) {
    return federation.fetch(uri.getQueryParameters());
  }
}
