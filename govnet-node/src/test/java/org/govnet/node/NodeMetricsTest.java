package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double count(String code) {
    return registry.get("govnet.node.refusals").tags("code", code).counter().count();
  }

  private long exchanges(String operation, String result) {
    Timer timer =
        registry
            .find("govnet.node.exchanges")
            .tags("operation", operation, "result", result)
            .timer();
    return timer == null ? 0 : timer.count();
  }

  private double gauge(String name) {
    return registry.get("govnet.node." + name).gauge().value();
  }

  private void awaitExchanges(long all) {
    while (registry.find("govnet.node.exchanges").timers().stream().mapToLong(Timer::count).sum()
        < all) {
      LockSupport.parkNanos(100_000);
    }
  }

  @Test
  void countsExchangesByOperationAndResultAndRefusalsByCode(@TempDir Path folder) throws Exception {
    try (WireNetwork network = WireNetwork.start(folder.resolve("network"));
        GovnetNode node =
            GovnetNode.builder(
                    network.manchester.withState(folder.resolve("measured")),
                    network.network.anchor())
                .serve(network.probe)
                .quota(new Quota(6, Duration.ofHours(1)))
                .observe(new NodeMetrics(registry, Tag.of("replica", "a")))
                .start()) {
      for (String how : new String[] {"well", "well", "refused", "crash"}) {
        network.get("/probe/v1/answers/" + how).to(node.replica()).answer();
      }
      network.get("/probe/v1/items/x?kind=secret").to(node.replica()).answer();
      network.get("/secret/v1").to(node.replica()).answer();
      network.get("/secret/v1").to(node.replica()).answer();
      network.get("/probe/v1/answers/well").to(node.replica()).unsigned().send();
      awaitExchanges(8);

      assertThat(exchanges("answer", "answered")).isEqualTo(2);
      assertThat(exchanges("answer", "problem")).isEqualTo(1);
      assertThat(exchanges("answer", "refused")).as("internal-error is govnet's").isEqualTo(1);
      assertThat(exchanges("item", "refused")).isEqualTo(1);
      assertThat(exchanges("none", "refused")).isEqualTo(3);
      assertThat(count("internal-error")).isEqualTo(1);
      assertThat(count("invalid-request")).isEqualTo(1);
      assertThat(count("unknown-path")).isEqualTo(1);
      assertThat(count("quota-exceeded")).isEqualTo(1);
      assertThat(count("signature-missing")).isEqualTo(1);
      assertThat(
              registry
                  .get("govnet.node.exchanges")
                  .tags("operation", "answer", "result", "answered")
                  .timer()
                  .totalTime(TimeUnit.NANOSECONDS))
          .isPositive();
      assertThat(registry.get("govnet.node.quota.refusals").functionCounter().count()).isEqualTo(1);
      assertThat(registry.get("govnet.node.overloads").functionCounter().count()).isZero();
      assertThat(gauge("running.max")).isEqualTo(96);
      assertThat(gauge("callers")).isEqualTo(1);
      assertThat(gauge("ready")).isEqualTo(1);
      assertThat(gauge("clock.off")).isZero();
      assertThat(gauge("clock.offset")).isNaN();
      assertThat(gauge("connections")).isNotNegative();
      assertThat(tags()).doesNotContain("secret", "leeds", "x");
    }
  }

  @Test
  void theDocumentationNamesEveryMeterAndNoOther() throws Exception {
    NodeMetrics metrics = new NodeMetrics(registry);
    metrics.started(new Idle());
    metrics
        .began(field -> null)
        .ended(new ExchangeReport(null, null, 400, "malformed-request", true, Duration.ZERO, null));
    Set<String> named =
        Pattern.compile("`(govnet\\.node\\.[a-z.]+)`")
            .matcher(Files.readString(Path.of("..", "docs", "serving.md")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .containsExactlyInAnyOrderElementsOf(named);
  }

  private record Idle(
      int running,
      int maxConcurrent,
      int connections,
      long overloads,
      long quotaRefusals,
      int callers,
      @Nullable Duration clockOffset,
      boolean clockOff,
      boolean ready)
      implements NodeVitals {
    Idle() {
      this(0, 96, 0, 0, 0, 0, null, false, true);
    }
  }

  private Set<String> tags() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .flatMap(id -> id.getTags().stream())
        .map(Tag::getValue)
        .collect(Collectors.toSet());
  }
}
