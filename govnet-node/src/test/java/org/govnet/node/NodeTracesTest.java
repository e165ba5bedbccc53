package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.CallTraces;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Leeds asks York, which asks Hull: one trace of all. */
@Timeout(120)
class NodeTracesTest {
  @RegisterExtension
  private static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static SpanData span(SpanKind kind, SpanData parent) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getKind() == kind && span.getParentSpanId().equals(parent.getSpanId()))
        .findAny()
        .orElseThrow(() -> new AssertionError("no " + kind + " span under " + parent));
  }

  private static void await(int spans) {
    while (TELEMETRY.getSpans().size() < spans) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static GovnetNode start(GovnetNode.Builder builder, HopService hop) {
    OpenTelemetry telemetry = TELEMETRY.getOpenTelemetry();
    return builder
        .observe(new NodeTraces(telemetry))
        .client(client -> client.observe(new CallTraces(telemetry)))
        .serve(hop)
        .start();
  }

  @Test
  void aCallIsOneTraceFromItsCallerToTheLastNode(@TempDir Path folder) {
    HopService york = new HopService("york");
    HopService hull = new HopService("hull");
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      Identity first = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      Identity second = network.admit(NodeId.of("york"), "York", List.of(), List.of());
      Identity third = network.admit(NodeId.of("hull"), "Hull", List.of(), List.of());
      try (GovnetNode last = start(GovnetNode.builder(third, network.anchor()), hull);
          GovnetNode middle = start(GovnetNode.builder(second, network.anchor()), york);
          Govnet leeds =
              Govnet.builder(first, network.anchor())
                  .observe(new CallTraces(TELEMETRY.getOpenTelemetry()))
                  .join()) {
        york.next = middle.govnet().client(Probe.class, NodeId.of("hull"));
        Probe probe = leeds.client(Probe.class, NodeId.of("york"));

        List<SpanData> pages = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
          pages.add(page(probe, "well-" + i));
        }

        await(10);
        for (SpanData page : pages) {
          SpanData asked = span(SpanKind.CLIENT, page);
          SpanData atYork = span(SpanKind.SERVER, asked);
          SpanData onwards = span(SpanKind.CLIENT, atYork);
          SpanData atHull = span(SpanKind.SERVER, onwards);
          assertThat(List.of(asked, atYork, onwards, atHull))
              .allMatch(span -> span.getTraceId().equals(page.getTraceId()))
              .allMatch(span -> span.getName().equals("probe/answer"));
          assertThat(text(atYork, "govnet.caller")).isEqualTo("leeds");
          assertThat(text(atHull, "govnet.caller")).isEqualTo("york");
          assertThat(text(atHull, "http.route")).isEqualTo("/probe/v1/answers/{how}");
          assertThat(text(atHull, "govnet.correlation_id"))
              .isEqualTo(text(onwards, "govnet.correlation_id"));
          assertThat(atHull.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
          assertThat(atHull.toString() + atYork).doesNotContain("well-");
        }
        assertThat(pages.get(0).getTraceId()).isNotEqualTo(pages.get(1).getTraceId());
        assertThat(last.vitals().running()).isZero();
      }
    }
  }

  private static SpanData page(Probe probe, String how) {
    Span page = TELEMETRY.getOpenTelemetry().getTracer("test").spanBuilder(how).startSpan();
    try (Scope ignored = page.makeCurrent()) {
      assertThat(probe.answer(how).text()).isEqualTo("the end of " + how);
    } finally {
      page.end();
    }
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getSpanId().equals(page.getSpanContext().getSpanId()))
        .findAny()
        .orElseThrow();
  }

  private static String text(SpanData span, String attribute) {
    return requireNonNull(span.getAttributes().get(AttributeKey.stringKey(attribute)));
  }

  @Test
  void aRefusedRequestIsASpanOfItsOwnAndLeavesNothingOnTheThread() {
    NodeTraces traces = new NodeTraces(TELEMETRY.getOpenTelemetry());
    ExchangeObserver.Observed one =
        traces.began(field -> field.equals("traceparent") ? "00-nonsense" : null);
    one.ended(
        new ExchangeReport(
            null, null, 503, "overloaded", true, java.time.Duration.ofMillis(1), null));

    SpanData span = TELEMETRY.getSpans().get(0);
    assertThat(span.getName()).isEqualTo("refused");
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(text(span, "govnet.code")).isEqualTo("overloaded");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(Context.current()).isSameAs(Context.root());
  }
}
