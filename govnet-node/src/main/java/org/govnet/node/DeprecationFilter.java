package org.govnet.node;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.govnet.api.Contract;
import org.govnet.api.ContractId;
import org.govnet.api.Operation;
import org.govnet.discovery.ServiceOffer;
import org.jspecify.annotations.Nullable;

/**
 * Says on every answer of a version that is on its way out since when it is, until when it is
 * served, and what follows it. These fields are for people and gateways, and are not signed.
 */
final class DeprecationFilter implements ContainerResponseFilter {
  /** RFC 9110 section 5.6.7; two digits of the day, unlike the JDK's own. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * The end of a version.
   *
   * @param at when it was, or will be, deprecated
   * @param sunset when it stops being served; null if that is not settled
   * @param successor where what follows it is described; null if nothing does
   */
  record Deprecation(Instant at, @Nullable Instant sunset, @Nullable URI successor) {
    Deprecation {
      if (sunset != null && sunset.isBefore(at)) {
        throw new IllegalArgumentException(
            "sunsetAt must not be before deprecatedAt (RFC 9745 section 4): " + sunset);
      }
    }
  }

  private final Map<ServiceOffer, Deprecation> deprecations;

  DeprecationFilter(Map<ServiceOffer, Deprecation> deprecations) {
    this.deprecations = Map.copyOf(deprecations);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Passage passage = Passage.of(request);
    Operation operation = passage == null ? null : passage.operation();
    ServiceOffer offer = operation == null ? null : offer(operation);
    Deprecation deprecation = offer == null ? null : deprecations.get(offer);
    if (deprecation == null) {
      return;
    }
    response.getHeaders().putSingle("Deprecation", "@" + deprecation.at.getEpochSecond());
    if (deprecation.sunset != null) {
      response.getHeaders().putSingle("Sunset", HTTP_DATE.format(deprecation.sunset));
    }
    if (deprecation.successor != null) {
      response
          .getHeaders()
          .add("Link", "<" + deprecation.successor + ">; rel=\"successor-version\"");
    }
  }

  private static @Nullable ServiceOffer offer(Operation operation) {
    Contract contract = operation.method().getDeclaringClass().getAnnotation(Contract.class);
    return contract == null
        ? null
        : new ServiceOffer(ContractId.of(contract.id()), contract.version());
  }
}
