package org.govnet.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

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
 * by the application's own contracts; no tag holds what a peer says, or who was asked.
 *
 * <pre>{@code
 * Govnet.builder(identity, anchor).observe(new CallMetrics(registry)).join();
 * }</pre>
 */
public final class CallMetrics implements CallObserver {
  private final MeterRegistry registry;

  /** Meters in {@code registry}. */
  public CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Observed began(CallDetails call) {
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
}
