package org.govnet.examples.springboot;

import java.util.function.Supplier;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up as long as the node can tell who is calling. */
final class GovnetHealth implements HealthIndicator {
  private final Supplier<DirectoryStatus> directory;

  GovnetHealth(Supplier<DirectoryStatus> directory) {
    this.directory = directory;
  }

  @Override
  public Health health() {
    DirectoryStatus status = directory.get();
    return (status.freshness() == Freshness.EXPIRED ? Health.down() : Health.up())
        .withDetail("freshness", status.freshness())
        .withDetail("revision", status.revision())
        .withDetail("ageSeconds", status.age().toSeconds())
        .withDetail("lastFailure", status.lastFailure())
        .build();
  }
}
