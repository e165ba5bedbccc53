package org.govnet.discovery;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a registry's meters as a test asks for them: by name, without {@code govnet.directory.} */
final class Meters {
  private static final String PREFIX = "govnet.directory.";

  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  double gauge(String name, String... tags) {
    return registry.get(PREFIX + name).tags(tags).gauge().value();
  }

  double counter(String name, String... tags) {
    return registry.get(PREFIX + name).tags(tags).functionCounter().count();
  }

  /** Freshness's number, and how often it became fresh, stale, degraded and expired. */
  String freshness() {
    return "%.0f after %.0f %.0f %.0f %.0f"
        .formatted(
            gauge("freshness"),
            counter("transitions", "to", "fresh"),
            counter("transitions", "to", "stale"),
            counter("transitions", "to", "degraded"),
            counter("transitions", "to", "expired"));
  }

  Set<String> names() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(Meter.Id::getName)
        .collect(Collectors.toSet());
  }
}
