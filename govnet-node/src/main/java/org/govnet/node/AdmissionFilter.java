package org.govnet.node;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.govnet.api.Operation;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/** Once the operation is known: decides whether it is to run. */
@Priority(Priorities.AUTHORIZATION)
final class AdmissionFilter implements ContainerRequestFilter {
  private final Exchange exchange;
  private final Services services;
  private final ExchangeWatch watch;
  private final @Nullable UseRecorder recorder;
  private final Clock clock;

  @Context private @Nullable ResourceInfo resource;

  AdmissionFilter(
      Exchange exchange,
      Services services,
      ExchangeWatch watch,
      @Nullable UseRecorder recorder,
      Clock clock) {
    this.exchange = exchange;
    this.services = services;
    this.watch = watch;
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Passage passage = Passage.of(context);
    if (passage == null) {
      return; // an open path: ArrivalFilter lets nothing else pass without one
    }
    Arrived arrived = passage.arrived();
    Operation operation =
        services.operation(resource == null ? null : resource.getResourceMethod());
    if (arrived == null || operation == null) {
      throw new RefusedRequest(ServerProblem.unknownPath());
    }
    passage.operation(operation);
    watch.known(context, arrived, operation);
    UriInfo uri = context.getUriInfo();
    Admitted admitted =
        exchange.admit(
            arrived,
            operation,
            services.exactlyOnce(operation),
            () -> {
              Sent sent =
                  new Sent(
                      arrived.request(),
                      operation,
                      uri.getPathParameters(true),
                      uri.getPathParameters(false));
              passage.sent(sent);
              return sent;
            });
    passage.admitted(admitted);
    if (operation.personalDataUse() != null) {
      arrived.use(new SaidUse(clock));
    }
    if (recorder != null && admitted instanceof Admitted.RunOnce once) {
      once.key().keeping(answer -> recorder.noted(passage, answer));
    }
    CurrentCaller.begin(arrived, ExchangeWatch.entered(context));
    if (admitted instanceof Admitted.Answered answered) {
      context.abortWith(again(UseNote.without(answered.response())));
    }
  }

  private static Response again(ResponseMessage answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    if (answer.body().length > 0) {
      response.entity(answer.body());
    }
    answer.fields().forEach(response::header);
    return response.build();
  }
}
