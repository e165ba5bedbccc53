package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.govnet.discovery.WireJson;

/**
 * Serves a replica's health to whoever asks: docs/protocol.md section 3.7. Public, because Jersey
 * calls it; it is the node's alone to make.
 */
@Path(HealthResource.PATH)
public final class HealthResource {
  static final String PATH = "/govnet/v1/health";

  private final Health health;

  HealthResource(Health health) {
    this.health = health;
  }

  /** 200 if it is ready, 503 if it is not; either way with all its checks. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response health() {
    Map<String, Object> report = health.report();
    return Response.status(Boolean.TRUE.equals(report.get("ready")) ? 200 : 503)
        .entity(WireJson.write(report))
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
