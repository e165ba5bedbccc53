package org.govnet.node;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.govnet.trust.Fields;
import org.govnet.trust.RequestMessage;

/**
 * Before anything is matched: reads the whole request, within limits, and finds out whose it is.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class ArrivalFilter implements ContainerRequestFilter {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Exchange exchange;
  private final Services services;
  private final ExchangeWatch watch;

  ArrivalFilter(Exchange exchange, Services services, ExchangeWatch watch) {
    this.exchange = exchange;
    this.services = services;
    this.watch = watch;
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    CurrentCaller.end(); // of a request that was refused in a way that no filter saw
    String target = target(context, context.getUriInfo().getRequestUri());
    boolean overloaded = context.getProperty(Dispatch.OVERLOADED) != null;
    if (services.isOpen(RequestTarget.path(target))) {
      refuseIf(overloaded);
      return;
    }
    watch.began(context);
    byte[] body = context.getEntityStream().readNBytes(Exchange.MAX_BODY + 1);
    context.setEntityStream(new ByteArrayInputStream(body));
    RequestMessage request =
        exchange.received(context.getMethod(), target, fields(context.getHeaders()), body);
    Passage passage = Passage.begin(context, request);
    refuseIf(overloaded); // before anything that costs more than the refusal
    if (body.length > Exchange.MAX_BODY) {
      throw new RefusedRequest(ServerProblem.bodyTooLarge(Exchange.MAX_BODY));
    }
    try {
      passage.arrived(
          context.getProperty(StrictHttpCodec.ARRIVED_NANOS) instanceof Long arrivedNanos
              ? exchange.arrive(request, arrivedNanos)
              : exchange.arrive(request));
    } catch (RefusedRequest e) {
      passage.refusedCaller(e.caller());
      throw e;
    }
  }

  private static void refuseIf(boolean overloaded) {
    if (overloaded) {
      throw new RefusedRequest(ServerProblem.overloaded(), AGAIN);
    }
  }

  /** As received, where the host can tell; a parsed URI may have lost or changed a character. */
  private static String target(ContainerRequestContext context, URI uri) {
    if (context.getProperty(StrictHttpCodec.RAW_TARGET) instanceof String raw) {
      return raw;
    }
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static Fields fields(Map<String, List<String>> headers) {
    Fields.Builder fields = Fields.builder();
    try {
      headers.forEach((name, values) -> values.forEach(value -> fields.add(name, value)));
    } catch (IllegalArgumentException e) {
      throw RefusedRequest.malformed(String.valueOf(e.getMessage()));
    }
    return fields.build();
  }
}
