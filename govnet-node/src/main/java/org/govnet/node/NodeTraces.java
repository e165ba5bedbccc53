package org.govnet.node;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A span for each exchange, for an application that has OpenTelemetry: of kind {@code SERVER},
 * named {@code contract/operation}, or {@code refused} if a request was refused before that was
 * known. It continues the caller's {@code traceparent}, and is the current span while the service
 * runs on its own thread, so that what it calls on with a client that has {@code CallTraces} is in
 * the same trace. Its attributes are {@code govnet.contract}, {@code govnet.version}, {@code
 * govnet.operation}, {@code govnet.caller}, {@code govnet.correlation_id}, {@code
 * http.request.method}, {@code http.route}, {@code http.response.status_code}, {@code govnet.code}
 * of a problem, and {@code error.type} if the node failed. Nothing about people is in it.
 *
 * <p>A caller's {@code traceparent} is not signed: it joins spans, and nothing may be decided by
 * it. Who must not let callers choose what is sampled gives {@code openTelemetry} a sampler that
 * does not follow a remote parent.
 *
 * <pre>{@code
 * GovnetNode.builder(identity, anchor)
 *     .observe(new NodeTraces(openTelemetry))
 *     .client(client -> client.observe(new CallTraces(openTelemetry)))
 *     .serve(service)
 *     .start();
 * }</pre>
 */
public final class NodeTraces implements ExchangeObserver {
  private static final TextMapGetter<Function<String, @Nullable String>> FIELDS =
      new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // older versions have no default for it
        public Iterable<String> keys(Function<String, @Nullable String> carrier) {
          return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(
            @Nullable Function<String, @Nullable String> carrier, String key) {
          return carrier == null ? null : carrier.apply(key);
        }
      };

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  /** Traces by {@code openTelemetry}. */
  public NodeTraces(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("org.govnet.node");
    this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
  }

  @Override
  public Observed began(Function<String, @Nullable String> field) {
    // The thread may still be in another request's: only the caller's own trace counts.
    Context parent = propagator.extract(Context.root(), field, FIELDS);
    Span span =
        tracer.spanBuilder("refused").setSpanKind(SpanKind.SERVER).setParent(parent).startSpan();
    return new Observed() {
      @Override
      @SuppressWarnings("MustBeClosedChecker") // closed by what is run when the thread is left
      public Runnable entered(ExchangeDetails details) {
        Scope scope = parent.with(span).makeCurrent();
        return scope::close;
      }

      @Override
      public void ended(ExchangeReport report) {
        end(span, report);
      }
    };
  }

  private static void end(Span span, ExchangeReport report) {
    ExchangeDetails what = report.details();
    if (what != null) {
      span.updateName(what.contract() + "/" + what.operation())
          .setAttribute("govnet.contract", what.contract().value())
          .setAttribute("govnet.version", (long) what.version())
          .setAttribute("govnet.operation", what.operation())
          .setAttribute("http.request.method", what.httpMethod())
          .setAttribute("http.route", what.path());
    }
    if (report.caller() != null) {
      span.setAttribute("govnet.caller", report.caller().value());
    }
    if (report.correlation() != null) {
      span.setAttribute("govnet.correlation_id", report.correlation());
    }
    span.setAttribute("http.response.status_code", (long) report.status());
    if (report.code() != null) {
      span.setAttribute("govnet.code", report.code());
    }
    if (report.status() >= 500) {
      span.setAttribute("error.type", String.valueOf(report.status()));
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
