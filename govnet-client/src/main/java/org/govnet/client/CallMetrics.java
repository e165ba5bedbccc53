package org.govnet.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.govnet.api.NodeId;

/**
 * Meters of calls, for an application that has Micrometer:
 *
 * <ul>
 *   <li>{@code govnet.client.calls}, a timer with a tag {@code result}: {@code answered}, {@code
 *       refused}, {@code failed}, {@code no-route} or {@code broken-off}. Its time has retries and
 *       waits in it.
 *   <li>{@code govnet.client.attempts}, a counter with a tag {@code fault}: {@code none} for one
 *       that brought an answer or a refusal, or was broken off for another's; else an {@link
 *       Attempt.Fault} in lower case.
 * </ul>
 *
 * <p>Both have the tags {@code contract}, {@code version} and {@code operation}, which are bounded
 * by the application's own contracts; no tag holds what a peer says.
 *
 * <p>And gauges with the tag {@code node}, of the first 100 nodes that are called, and {@code
 * _other} for the sum of all others:
 *
 * <ul>
 *   <li>{@code govnet.client.breakers.open}: replicas that are not asked, for too much failed there
 *   <li>{@code govnet.client.attempts.active}: attempts under way
 *   <li>{@code govnet.client.calls.queued}: calls that wait, since every replica is at its limit
 * </ul>
 *
 * <p>They add up all clients that this observes, which they do not keep from being collected.
 *
 * <pre>{@code
 * Govnet.builder(identity, anchor).observe(new CallMetrics(registry)).join();
 * }</pre>
 */
public final class CallMetrics implements CallObserver {
  private static final int MOST_NODES = 100;
  private static final String OTHERS = "_other"; // no node can be called so

  private final MeterRegistry registry;
  private final List<WeakReference<ClientLoad>> loads = new CopyOnWriteArrayList<>();
  private final Set<NodeId> nodes = ConcurrentHashMap.newKeySet();
  private volatile boolean others;

  /** Meters in {@code registry}. */
  public CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void joined(ClientLoad load) {
    loads.removeIf(held -> held.get() == null);
    loads.add(new WeakReference<>(load));
  }

  @Override
  public Observed began(CallDetails call) {
    NodeId node = call.node();
    if (node != null && !nodes.contains(node) && !others) {
      watch(node);
    }
    return new Observed() {
      @Override
      public void ended(CallReport report) {
        Tags tags =
            Tags.of(
                "contract",
                call.contract().value(),
                "version",
                String.valueOf(call.version()),
                "operation",
                call.operation());
        Timer.builder("govnet.client.calls")
            .description("Calls, with their retries and waits")
            .tags(tags.and("result", tag(report.result())))
            .register(registry)
            .record(report.took());
        report.failures().forEach(failed -> count(tags, tag(failed.fault()), 1));
        int others = report.launched() - report.failures().size();
        if (others > 0) {
          count(tags, "none", others);
        }
      }
    };
  }

  private void count(Tags tags, String fault, int attempts) {
    Counter.builder("govnet.client.attempts")
        .description("Attempts of calls, by what was wrong with them")
        .tags(tags.and("fault", fault))
        .register(registry)
        .increment(attempts);
  }

  private static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private synchronized void watch(NodeId node) {
    if (nodes.contains(node)) {
      return;
    }
    if (nodes.size() < MOST_NODES) {
      nodes.add(node);
      gauges(node.value(), load -> load.of(node));
    } else if (!others) {
      others = true;
      gauges(OTHERS, this::ofOthers);
    }
  }

  private ClientLoad.OfNode ofOthers(ClientLoad load) {
    return load.nodes().stream()
        .filter(node -> !nodes.contains(node))
        .map(load::of)
        .reduce(new ClientLoad.OfNode(0, 0, 0), ClientLoad.OfNode::plus);
  }

  private void gauges(String node, Function<ClientLoad, ClientLoad.OfNode> of) {
    gauge("breakers.open", "Replicas that are not asked", node, of, one -> one.breakersOpen());
    gauge("attempts.active", "Attempts under way", node, of, one -> one.inFlight());
    gauge("calls.queued", "Calls that wait for room", node, of, one -> one.queued());
  }

  private void gauge(
      String name,
      String description,
      String node,
      Function<ClientLoad, ClientLoad.OfNode> of,
      ToIntFunction<ClientLoad.OfNode> value) {
    List<WeakReference<ClientLoad>> held = loads;
    Gauge.builder(
            "govnet.client." + name,
            held,
            all ->
                all.stream()
                    .map(WeakReference::get)
                    .flatMap(Stream::ofNullable)
                    .mapToInt(load -> value.applyAsInt(of.apply(load)))
                    .sum())
        .description(description)
        .tags("node", node)
        .register(registry);
  }
}
