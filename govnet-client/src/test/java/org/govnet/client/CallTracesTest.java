package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govnet.client.Attempt.Fault;
import org.govnet.client.CallObserver.Observed;
import org.govnet.client.CallReport.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTracesTest {
  @RegisterExtension
  private static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final CallTraces traces = new CallTraces(TELEMETRY.getOpenTelemetry());

  private static CallReport report(Result result, int status, Fault... faults) {
    List<Attempt> failures = List.of(faults).stream().map(CallMetricsTest::failed).toList();
    return new CallReport(result, status, Duration.ofMillis(20), faults.length + 1, failures);
  }

  private static String text(SpanData span, String attribute) {
    return span.getAttributes().get(AttributeKey.stringKey(attribute));
  }

  @Test
  void aCallIsASpanUnderTheCallersAndItsAttemptsCarryItOn() {
    Span caller = TELEMETRY.getOpenTelemetry().getTracer("test").spanBuilder("page").startSpan();
    Map<String, String> fields = new HashMap<>();
    try (Scope ignored = caller.makeCurrent()) {
      Observed call = traces.began(CallMetricsTest.CALL);
      call.sending(fields::put);
      call.ended(report(Result.ANSWERED, 0, Fault.CONNECT));
    }

    SpanData span = TELEMETRY.getSpans().get(0);
    assertThat(span.getName()).isEqualTo("parcels/parcel");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
    assertThat(fields.get("traceparent"))
        .startsWith("00-" + span.getTraceId() + "-" + span.getSpanId() + "-");
    assertThat(text(span, "govnet.node")).isEqualTo("swansea");
    assertThat(text(span, "govnet.result")).isEqualTo("ANSWERED");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getEvents()).hasSize(1);
    assertThat(span.toString()).doesNotContain("secret");
    caller.end();
  }

  @Test
  void aFailedCallIsAnErrorOfItsLastAttempt() {
    traces.began(CallMetricsTest.CALL).ended(report(Result.FAILED, 0, Fault.IO, Fault.TIMEOUT));
    SpanData span = TELEMETRY.getSpans().get(0);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(text(span, "error.type")).isEqualTo("TIMEOUT");
  }

  @Test
  void whatThePeerRefusedIsNoErrorOfTheCall() {
    traces.began(CallMetricsTest.CALL).ended(report(Result.REFUSED, 404));
    SpanData span = TELEMETRY.getSpans().get(0);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
        .isEqualTo(404);
  }
}
