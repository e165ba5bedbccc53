package org.govnet.client;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A span for each call, for an application that has OpenTelemetry: named {@code
 * contract/operation}, of kind {@code CLIENT}, a child of the current context's. Its attributes are
 * {@code govnet.contract}, {@code govnet.version}, {@code govnet.operation}, {@code govnet.node},
 * {@code govnet.correlation_id}, {@code http.request.method}, and at the end {@code govnet.result},
 * {@code govnet.attempts}, {@code http.response.status_code} of a problem, and {@code error.type}
 * if it failed. Each failed attempt is an event {@code govnet.attempt.failed} with {@code
 * govnet.replica} and {@code govnet.fault}. Nothing that a peer wrote is in it, and nothing about
 * people.
 *
 * <p>Attempts carry the span on as {@code traceparent} and {@code tracestate}, so that the node's
 * own spans join the trace. {@code baggage} stays here: applications keep users' names in it, and
 * the node is another institution's.
 *
 * <pre>{@code
 * Govnet.builder(identity, anchor).observe(new CallTraces(openTelemetry)).join();
 * }</pre>
 */
public final class CallTraces implements CallObserver {
  private static final Set<String> FIELDS = Set.of("traceparent", "tracestate");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> REPLICA = AttributeKey.stringKey("govnet.replica");
  private static final AttributeKey<String> FAULT = AttributeKey.stringKey("govnet.fault");

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  /** Traces by {@code openTelemetry}. */
  public CallTraces(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("org.govnet.client");
    this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
  }

  @Override
  public Observed began(CallDetails call) {
    Context parent = Context.current();
    SpanBuilder builder =
        tracer
            .spanBuilder(call.contract() + "/" + call.operation())
            .setSpanKind(SpanKind.CLIENT)
            .setParent(parent)
            .setAttribute("govnet.contract", call.contract().value())
            .setAttribute("govnet.version", (long) call.version())
            .setAttribute("govnet.operation", call.operation())
            .setAttribute("http.request.method", call.httpMethod());
    if (call.node() != null) {
      builder.setAttribute("govnet.node", call.node().value());
      builder.setAttribute("govnet.correlation_id", call.correlation());
    }
    Span span = builder.startSpan();
    Context context = parent.with(span);
    return new Observed() {
      @Override
      public void sending(BiConsumer<String, String> field) {
        propagator.inject(context, field, CallTraces::set);
      }

      @Override
      public void ended(CallReport report) {
        end(span, report);
      }
    };
  }

  /** A propagator of other fields than W3C's has them left out. */
  private static void set(
      @org.jspecify.annotations.Nullable BiConsumer<String, String> carrier,
      String name,
      String value) {
    if (carrier != null && FIELDS.contains(name)) {
      carrier.accept(name, value);
    }
  }

  private static void end(Span span, CallReport report) {
    for (Attempt attempt : report.failures()) {
      span.addEvent(
          "govnet.attempt.failed",
          Attributes.of(REPLICA, attempt.replica().toString(), FAULT, attempt.fault().name()));
    }
    span.setAttribute("govnet.result", report.result().name());
    span.setAttribute("govnet.attempts", (long) report.launched());
    if (report.status() > 0) {
      span.setAttribute("http.response.status_code", (long) report.status());
    }
    switch (report.result()) {
      case ANSWERED, REFUSED -> {}
      case FAILED, NO_ROUTE, BROKEN_OFF -> {
        int failures = report.failures().size();
        span.setAttribute(
            ERROR,
            report.status() > 0
                ? String.valueOf(report.status())
                : failures > 0
                    ? report.failures().get(failures - 1).fault().name()
                    : report.result().name());
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end();
  }
}
