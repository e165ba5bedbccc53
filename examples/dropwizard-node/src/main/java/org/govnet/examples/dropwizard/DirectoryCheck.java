package org.govnet.examples.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import java.util.function.Supplier;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;

/** Healthy as long as the node can tell who is calling. */
final class DirectoryCheck extends HealthCheck {
  private final Supplier<DirectoryStatus> directory;

  DirectoryCheck(Supplier<DirectoryStatus> directory) {
    this.directory = directory;
  }

  @Override
  protected Result check() {
    DirectoryStatus status = directory.get();
    ResultBuilder result = Result.builder();
    return (status.freshness() == Freshness.EXPIRED ? result.unhealthy() : result.healthy())
        .withMessage(
            "the directory is %s, of revision %d; the last round of failures: %s",
            status.freshness(), status.revision(), status.lastFailure())
        .withDetail("freshness", status.freshness())
        .withDetail("revision", status.revision())
        .withDetail("ageSeconds", status.age().toSeconds())
        .build();
  }
}
