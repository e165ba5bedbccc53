package org.govnet.discovery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One thing's meters in one registry. A registry that has a meter of the same name and tags would
 * keep that one, of a reader that may be gone, and say nothing: it is replaced instead.
 *
 * <p>The registry refers to the thing weakly, so whatever is measured must be held by somebody
 * else, and the functions given here must refer to it by their argument alone.
 */
final class BoundMeters {
  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Meter> meters = new ArrayList<>();
  private boolean replaced;

  BoundMeters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  <T> void gauge(
      String name, @Nullable String unit, String description, T of, ToDoubleFunction<T> value) {
    makeRoom(name, tags, Meter.Type.GAUGE);
    meters.add(
        Gauge.builder(name, of, value)
            .tags(tags)
            .baseUnit(unit)
            .description(description)
            .register(registry));
  }

  /** A time, in whatever unit the registry has for times. */
  <T> void seconds(String name, String description, T of, ToDoubleFunction<T> seconds) {
    makeRoom(name, tags, Meter.Type.GAUGE);
    meters.add(
        TimeGauge.builder(name, of, TimeUnit.SECONDS, seconds)
            .tags(tags)
            .description(description)
            .register(registry));
  }

  /**
   * What only rises.
   *
   * @param more tags of this one, a key and a value each
   */
  <T> void counter(
      String name,
      @Nullable String unit,
      String description,
      T of,
      ToDoubleFunction<T> value,
      String... more) {
    Tags all = tags.and(more);
    makeRoom(name, all, Meter.Type.COUNTER);
    meters.add(
        FunctionCounter.builder(name, of, value)
            .tags(all)
            .baseUnit(unit)
            .description(description)
            .register(registry));
  }

  private void makeRoom(String name, Tags all, Meter.Type type) {
    if (registry.removeByPreFilterId(new Meter.Id(name, all, null, null, type)) != null) {
      replaced = true;
    }
  }

  /** Whether another's meters had these names and tags. */
  boolean replaced() {
    return replaced;
  }

  /** Takes them out of the registry, but for those that another's have replaced since. */
  void remove() {
    meters.stream().filter(this::isThere).forEach(registry::remove);
  }

  // Two meters of one name and tags are equal, and it matters which one it is.
  @SuppressWarnings("ReferenceEquality")
  private boolean isThere(Meter meter) {
    return registry.getMeters().stream().anyMatch(each -> each == meter);
  }
}
