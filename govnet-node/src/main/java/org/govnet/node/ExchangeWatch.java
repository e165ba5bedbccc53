package org.govnet.node;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Problem;
import org.jspecify.annotations.Nullable;

/** Tells the observers of a node of its exchanges; the filters call it, and it decides nothing. */
final class ExchangeWatch {
  private static final String PROPERTY = ExchangeWatch.class.getName();
  private static final Set<String> TRACE_FIELDS = Set.of("traceparent", "tracestate");
  private static final int MAX_TRACE_FIELD = 2048;
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

  private final List<ExchangeObserver> observers;
  private final Map<Class<?>, ContractModel> contracts = new HashMap<>();

  ExchangeWatch(List<ExchangeObserver> observers, List<ContractModel> served) {
    this.observers = List.copyOf(observers);
    served.forEach(contract -> contracts.put(contract.type(), contract));
  }

  void started(NodeVitals vitals) {
    Seen.tell(observers, observer -> observer.started(vitals));
  }

  /** A request has arrived. */
  void began(ContainerRequestContext context) {
    long since =
        context.getProperty(StrictHttpCodec.ARRIVED_NANOS) instanceof Long arrived
            ? arrived
            : System.nanoTime();
    context.setProperty(PROPERTY, Seen.by(observers, since, field -> trace(context, field)));
  }

  private static @Nullable String trace(ContainerRequestContext context, String field) {
    List<String> values = TRACE_FIELDS.contains(field) ? context.getHeaders().get(field) : null;
    String only = values == null || values.size() != 1 ? null : values.get(0);
    return only == null || only.length() > MAX_TRACE_FIELD ? null : only;
  }

  /** Which operation it is, of whatever becomes of it. */
  void known(ContainerRequestContext context, Arrived caller, Operation operation) {
    Seen seen = seen(context);
    if (seen != null) {
      seen.known(details(caller, operation));
    }
  }

  /**
   * The service is about to run on this thread.
   *
   * @return run on it when it no longer serves the request
   */
  static Runnable entered(ContainerRequestContext context) {
    Seen seen = seen(context);
    ExchangeDetails details = seen == null ? null : seen.details();
    return seen == null || details == null ? () -> {} : seen.entered(details);
  }

  private @Nullable ExchangeDetails details(Arrived caller, Operation operation) {
    ContractModel contract = contracts.get(operation.contract());
    return contract == null
        ? null
        : new ExchangeDetails(
            caller.node(),
            contract.id(),
            contract.version(),
            operation.name(),
            operation.httpMethod(),
            contract.path() + "/" + operation.path());
  }

  /** The code of an answer that is not bytes yet. */
  static @Nullable String code(ContainerResponseContext response) {
    return response.getEntity() instanceof Problem problem ? problem.code() : null;
  }

  /**
   * The exchange is over.
   *
   * @param code as it was before the answer was made bytes
   */
  static void ended(
      ContainerRequestContext request, ContainerResponseContext response, @Nullable String code) {
    Seen seen = seen(request);
    if (seen == null) {
      return;
    }
    Passage passage = Passage.of(request);
    String ours = response.getHeaderString(ServerProblem.ERROR_FIELD);
    String told = ours == null ? code : ours;
    seen.ended(
        new ExchangeReport(
            seen.details(),
            caller(passage),
            response.getStatus(),
            told != null && CODE.matcher(told).matches() ? told : null,
            ours != null,
            Duration.ofNanos(System.nanoTime() - seen.sinceNanos()),
            passage == null ? null : Exchange.correlation(passage.request()).orElse(null)));
  }

  private static @Nullable NodeId caller(@Nullable Passage passage) {
    if (passage == null) {
      return null;
    }
    Arrived arrived = passage.arrived();
    return arrived == null ? passage.refusedCaller() : arrived.node();
  }

  /** A request was refused before any application saw it. */
  void refused(Problem problem) {
    Function<String, @Nullable String> none = field -> null;
    Seen.by(observers, System.nanoTime(), none)
        .ended(
            new ExchangeReport(
                null, null, problem.status(), problem.code(), true, Duration.ZERO, null));
  }

  private static @Nullable Seen seen(ContainerRequestContext context) {
    return context.getProperty(PROPERTY) instanceof Seen seen ? seen : null;
  }
}
