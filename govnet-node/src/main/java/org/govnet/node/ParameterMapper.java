package org.govnet.node;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.glassfish.jersey.server.ParamException;
import org.govnet.api.FieldError;
import org.govnet.api.Party;
import org.govnet.api.Problem;

/** Says which parameter Jersey could not convert; Jersey itself would say 404. */
@Provider
final class ParameterMapper implements ExceptionMapper<ParamException> {
  @Override
  public Response toResponse(ParamException thrown) {
    String kind = thrown.getParameterType().getSimpleName();
    String reason =
        thrown.getCause() instanceof BadParameter bad
            ? String.valueOf(bad.getMessage())
            : "this " + kind + " does not have its form";
    FieldError error = new FieldError(thrown.getParameterName(), "invalid", reason);
    Problem problem =
        Problem.of(
                400,
                "invalid-request",
                Party.CALLER,
                "The request is not valid",
                "parameter " + thrown.getParameterName() + ": " + reason)
            .withErrors(List.of(error));
    return Response.status(400)
        .type(Problem.MEDIA_TYPE)
        .header(ServerProblem.ERROR_FIELD, problem.code())
        .entity(problem)
        .build();
  }
}
