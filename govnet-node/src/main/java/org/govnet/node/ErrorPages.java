package org.govnet.node;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.govnet.api.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In place of Grizzly's HTML: whatever failed on the way to or from Jersey, as a problem. */
final class ErrorPages implements ErrorPageGenerator {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  @Override
  public String generate(
      Request request,
      int status,
      @Nullable String reason,
      @Nullable String description,
      @Nullable Throwable cause) {
    Problem problem = status == 404 ? ServerProblem.unknownPath() : ServerProblem.internalError();
    if (status != 404) {
      LOG.error("a request failed outside its service: {}", reason, cause);
    }
    Response response = request.getResponse();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    // and as it goes out, or Grizzly adds a charset, which JSON does not have
    response.getResponse().getHeaders().setValue(Header.ContentType).setString(Problem.MEDIA_TYPE);
    response.setHeader(ServerProblem.ERROR_FIELD, problem.code());
    return new String(ProblemJson.bytes(problem), StandardCharsets.US_ASCII);
  }
}
