package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * Serves what an entity of OpenID Federation says of itself to whoever asks: docs/protocol.md
 * section 3.5. Public, because Jersey calls it; it is the servers' alone to make.
 */
@Path(FederationEntityResource.PATH)
public final class FederationEntityResource {
  static final String PATH = "/.well-known/openid-federation";

  private final Supplier<Response> configuration;

  FederationEntityResource(Supplier<Response> configuration) {
    this.configuration = configuration;
  }

  /** The entity configuration, signed by itself. */
  @GET
  public Response configuration() {
    return configuration.get();
  }
}
