package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.client.Govnet;
import org.jspecify.annotations.Nullable;

/** How a node is to bear load and to be watched: part of {@link GovnetNode.Builder}. */
final class NodeSettings {
  private static final Duration MAX_GRACE = Duration.ofMinutes(5);
  private static final int MAX_CHECKS = 16;
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9]|-(?=[a-z0-9])){0,62}");

  private final List<ExchangeObserver> observers = new ArrayList<>();
  private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
  private @Nullable Integer maxConcurrent;
  private Quota quota = Quota.DEFAULT;
  private Duration drainGrace = Duration.ofSeconds(1);
  private @Nullable Consumer<String> accessLines;

  void maxConcurrent(int requests) {
    maxConcurrent = LoadLimit.check(requests);
  }

  void quota(Quota each) {
    quota = each;
  }

  void drainGrace(Duration grace) {
    if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
      throw new IllegalArgumentException("drainGrace must be 0 to 5 min: " + grace);
    }
    drainGrace = grace;
  }

  Duration drainGrace() {
    return drainGrace;
  }

  void observe(ExchangeObserver observer) {
    observers.add(observer);
  }

  void accessLines(Consumer<String> lines) {
    accessLines = lines;
  }

  void health(String name, HealthCheck check) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a health check's name must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a"
              + " letter: "
              + Quote.of(name));
    }
    if (NodeState.OWN_CHECKS.contains(name) || checks.containsKey(name)) {
      throw new IllegalArgumentException("there is a health check " + name + " already");
    }
    if (checks.size() == MAX_CHECKS) {
      throw new IllegalArgumentException(
          "a node has at most "
              + MAX_CHECKS
              + " health checks of its own; "
              + name
              + " is too many");
    }
    checks.put(name, check);
  }

  NodeState start(Govnet govnet, Services services, ServerLimits limits, Clock clock) {
    List<ExchangeObserver> all = new ArrayList<>();
    all.add(new AccessLog(accessLines));
    all.addAll(observers);
    return new NodeState(
        govnet.directory(),
        maxConcurrent == null ? LoadLimit.of(limits) : new LoadLimit(maxConcurrent),
        new Quotas(quota, govnet.identity().node(), System::nanoTime),
        new AppChecks(checks, System::nanoTime),
        new ExchangeWatch(all, services.contracts()),
        clock);
  }
}
