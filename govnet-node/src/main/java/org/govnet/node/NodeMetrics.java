package org.govnet.node;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Meters of a node, for an application that has Micrometer:
 *
 * <ul>
 *   <li>{@code govnet.node.exchanges}, a timer with the tags {@code contract}, {@code version},
 *       {@code operation} ({@code none} where a request was refused before that was known) and
 *       {@code result}: {@code answered}; {@code refused} by govnet; {@code problem}, one of the
 *       service's under 500; {@code failed}, one of 500 and above.
 *   <li>{@code govnet.node.refusals}, a counter with the tag {@code code}: govnet's own codes of
 *       docs/protocol.md, section 5.
 *   <li>{@code govnet.node.running} and {@code govnet.node.running.max}, gauges: requests that a
 *       worker serves or that wait for one, and how many may.
 *   <li>{@code govnet.node.connections}, a gauge, and {@code govnet.node.callers}, one of the nodes
 *       that have called lately.
 *   <li>{@code govnet.node.overloads} and {@code govnet.node.quota.refusals}, counters.
 *   <li>{@code govnet.node.ready}, 1 or 0; {@code govnet.node.clock.off}, 1 if this clock seems to
 *       be wrong; {@code govnet.node.clock.offset}, in seconds: how far callers' clocks are ahead,
 *       by their median, NaN while fewer than three have called.
 * </ul>
 *
 * <p>No tag holds what a peer says, or who called. Gauges refer to the node weakly.
 *
 * <pre>{@code
 * GovnetNode.builder(identity, anchor).observe(new NodeMetrics(registry)).serve(service).start();
 * }</pre>
 */
public final class NodeMetrics implements ExchangeObserver {
  private static final double NANOS = 1e9;
  private static final String OF = "govnet.node.";

  private final MeterRegistry registry;
  private final Tags tags;

  /**
   * Meters in {@code registry}.
   *
   * @param tags more tags, such as which of an application's replicas it is
   */
  public NodeMetrics(MeterRegistry registry, Tag... tags) {
    this.registry = registry;
    this.tags = Tags.of(tags);
  }

  @Override
  public void started(NodeVitals vitals) {
    gauge("running", "Requests in hand", vitals, NodeVitals::running);
    gauge("running.max", "Requests that may be in hand", vitals, NodeVitals::maxConcurrent);
    gauge("connections", "Open connections", vitals, NodeVitals::connections);
    gauge("callers", "Nodes that have called lately", vitals, NodeVitals::callers);
    gauge("ready", "1 if every check of health is well", vitals, one -> one.ready() ? 1 : 0);
    gauge("clock.off", "1 if this clock seems wrong", vitals, one -> one.clockOff() ? 1 : 0);
    Gauge.builder(OF + "clock.offset", vitals, NodeMetrics::offset)
        .description("How far callers' clocks are ahead of this one, by their median")
        .baseUnit("seconds")
        .tags(tags)
        .register(registry);
    counter("overloads", "Requests that there was no place for", vitals, NodeVitals::overloads);
    counter("quota.refusals", "Calls over a node's quota", vitals, NodeVitals::quotaRefusals);
  }

  private void gauge(String name, String what, NodeVitals of, ToDoubleFunction<NodeVitals> value) {
    Gauge.builder(OF + name, of, value).description(what).tags(tags).register(registry);
  }

  private void counter(
      String name, String what, NodeVitals of, ToDoubleFunction<NodeVitals> value) {
    FunctionCounter.builder(OF + name, of, value).description(what).tags(tags).register(registry);
  }

  private static double offset(NodeVitals vitals) {
    Duration offset = vitals.clockOffset();
    return offset == null ? Double.NaN : offset.getSeconds() + offset.getNano() / NANOS;
  }

  @Override
  public Observed began(Function<String, @Nullable String> field) {
    return new Observed() {
      @Override
      public void ended(ExchangeReport report) {
        count(report);
      }
    };
  }

  private void count(ExchangeReport report) {
    ExchangeDetails what = report.details();
    Timer.builder(OF + "exchanges")
        .description("Exchanges, from a request's arrival to its answer")
        .tags(
            tags.and(
                "contract", what == null ? "none" : what.contract().value(),
                "version", what == null ? "none" : String.valueOf(what.version()),
                "operation", what == null ? "none" : what.operation(),
                "result", result(report)))
        .register(registry)
        .record(report.took());
    if (report.refused()) {
      Counter.builder(OF + "refusals")
          .description("Requests that govnet refused, by its code")
          .tags(tags.and("code", report.code() == null ? "other" : report.code()))
          .register(registry)
          .increment();
    }
  }

  private static String result(ExchangeReport report) {
    if (report.refused()) {
      return "refused";
    }
    return report.status() < 400 ? "answered" : report.status() < 500 ? "problem" : "failed";
  }
}
