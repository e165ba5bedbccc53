package org.govnet.node;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Stream;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.CatalogueResource;
import org.govnet.discovery.ChangesResource;
import org.govnet.discovery.DocumentsResource;
import org.govnet.discovery.MirrorResource;
import org.govnet.discovery.RootResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a Jakarta REST host or a service throws into the problem to answer with. What
 * arose before any operation was chosen is govnet's own and has {@code Govnet-Error}; what a
 * service threw is the service's.
 */
@Provider
final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  @Context private @Nullable ResourceInfo operation;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ProblemException refusal) {
      boolean ours =
          thrown instanceof RefusedRequest || thrown instanceof BodyRefused || isOperationOurs();
      Response.ResponseBuilder response =
          ours ? ofGovnet(refusal.problem()) : answer(refusal.problem());
      refusal
          .retryAfter()
          .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
      return response.build();
    }
    if (thrown instanceof WebApplicationException web) {
      return isOperationChosen() ? ofService(web) : ofRouting(web);
    }
    return failed(thrown);
  }

  private boolean isOperationChosen() {
    return operation != null && operation.getResourceMethod() != null;
  }

  private boolean isOperationOurs() {
    Class<?> resource = operation == null ? null : operation.getResourceClass();
    return resource == MirrorResource.class
        || resource == ChangesResource.class
        || resource == DocumentsResource.class
        || resource == RootResource.class
        || resource == OpenApiResource.class
        || resource == CatalogueResource.class;
  }

  private static Response ofRouting(WebApplicationException thrown) {
    if (thrown instanceof NotFoundException) {
      return ofGovnet(ServerProblem.unknownPath()).build();
    }
    if (thrown instanceof NotAllowedException) {
      List<String> allowed =
          thrown.getResponse().getAllowedMethods().stream()
              .filter(method -> !method.equals("OPTIONS"))
              .flatMap(
                  method -> method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method))
              .distinct()
              .sorted()
              .toList();
      return ofGovnet(ServerProblem.methodNotAllowed(allowed))
          .header("Allow", String.join(", ", allowed))
          .build();
    }
    if (thrown instanceof NotAcceptableException) {
      return ofGovnet(ServerProblem.notAcceptable()).build();
    }
    if (thrown instanceof NotSupportedException) {
      return ofGovnet(ServerProblem.unsupportedMediaType()).build();
    }
    return thrown.getResponse().getStatus() == 400
        ? ofGovnet(ServerProblem.malformedRequest("a header field cannot be read")).build()
        : failed(thrown);
  }

  // A service that speaks Jakarta REST rather than problems keeps its status, and any body it
  // chose.
  private static Response ofService(WebApplicationException thrown) {
    Response response = thrown.getResponse();
    int status = response.getStatus();
    if (status == 500 && !response.hasEntity()) {
      return failed(thrown); // also what Jersey throws when it has no writer for the answer
    }
    if (status >= 500) {
      LOG.error("a service answered {}", status, thrown);
    }
    if (status < 400 || status > 599 || response.hasEntity()) {
      return response;
    }
    Problem problem = ServerProblem.http(status, response.getStatusInfo().getReasonPhrase());
    return Response.fromResponse(response).entity(problem).type(Problem.MEDIA_TYPE).build();
  }

  private static Response failed(Throwable thrown) {
    LOG.error("a request failed", thrown);
    return ofGovnet(ServerProblem.internalError()).build();
  }

  private static Response.ResponseBuilder ofGovnet(Problem problem) {
    return answer(problem).header(ServerProblem.ERROR_FIELD, problem.code());
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
