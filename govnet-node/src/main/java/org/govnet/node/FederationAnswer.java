package org.govnet.node;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.govnet.discovery.WireJson;

/** Answers as OpenID Federation 1.0 section 8 has them: not problems, whose readers are ours. */
final class FederationAnswer {
  private FederationAnswer() {}

  static Response statement(String compact) {
    return Response.ok(compact.getBytes(StandardCharsets.US_ASCII), EntityStatement.MEDIA_TYPE)
        .build();
  }

  static Response json(Object value) {
    return Response.ok(WireJson.write(value), MediaType.APPLICATION_JSON).build();
  }

  static Response invalidRequest(String description) {
    return error(400, "invalid_request", description);
  }

  static Response unsupported(String parameter) {
    return error(
        400,
        "unsupported_parameter",
        parameter + " is not supported: there are no trust marks here");
  }

  static Response notFound(String description) {
    return error(404, "not_found", description);
  }

  /** Too old a directory, or none, heals by itself, if at all. */
  static Response unavailable(String description) {
    Response error = error(503, "temporarily_unavailable", description);
    return Response.fromResponse(error).header(HttpHeaders.RETRY_AFTER, "60").build();
  }

  private static Response error(int status, String code, String description) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("error", code);
    error.put("error_description", description);
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(WireJson.write(error))
        .build();
  }
}
