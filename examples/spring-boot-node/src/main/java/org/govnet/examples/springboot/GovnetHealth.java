package org.govnet.examples.springboot;

import org.govnet.client.Govnet;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up as long as the node can tell who is calling. */
final class GovnetHealth implements HealthIndicator {
  private final Govnet govnet;

  GovnetHealth(Govnet govnet) {
    this.govnet = govnet;
  }

  @Override
  public Health health() {
    DirectoryStatus status = govnet.directory().status();
    return (status.freshness() == Freshness.EXPIRED ? Health.down() : Health.up())
        .withDetail("freshness", status.freshness())
        .withDetail("revision", status.revision())
        .withDetail("ageSeconds", status.age().toSeconds())
        .withDetail("lastFailure", status.lastFailure())
        .build();
  }
}
