package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryListener;
import org.govnet.discovery.DirectoryReader;
import org.govnet.trust.Verified;
import org.jspecify.annotations.Nullable;

/** How one replica does while it runs: what it bears, who calls it, and whether it is well. */
final class NodeState implements NodeVitals, Arrivals, AutoCloseable {
  static final Set<String> OWN_CHECKS = Set.of("directory", "load", "clock", "draining");

  private final DirectoryReader directory;
  private final LoadLimit load;
  private final Quotas quotas;
  private final AppChecks checks;
  private final ExchangeWatch watch;
  private final ClockWatch clock;
  private final Health health;
  private volatile IntSupplier connections = () -> 0;
  private volatile boolean draining;

  NodeState(
      DirectoryReader directory,
      LoadLimit load,
      Quotas quotas,
      AppChecks checks,
      ExchangeWatch watch,
      Clock time) {
    this.directory = directory;
    this.load = load;
    this.quotas = quotas;
    this.checks = checks;
    this.watch = watch;
    this.clock =
        new ClockWatch(time, () -> directory.current().map(Directory::issuedAt).orElse(null));
    List<Health.Check> all = new ArrayList<>();
    all.add(new Health.Check("directory", this::directoryFault));
    all.add(new Health.Check("load", this::loadFault));
    all.add(new Health.Check("clock", clock::fault));
    all.add(new Health.Check("draining", () -> draining ? "this replica is being closed" : null));
    all.addAll(checks.checks());
    this.health = new Health(all);
  }

  /**
   * It serves, from now on.
   *
   * @param open how many connections there are
   */
  void started(IntSupplier open) {
    connections = open;
    directory.listen(
        new DirectoryListener() {
          @Override
          public void changed(Directory now) {
            String unused = clock.fault();
          }
        });
    checks.start();
    watch.started(this);
  }

  /** It closes soon: whoever asks for its health is told so. */
  void drain() {
    draining = true;
  }

  Doorway doorway() {
    return new Doorway(load, HealthResource.PATH::equals, watch::refused);
  }

  ExchangeWatch watch() {
    return watch;
  }

  Health health() {
    return health;
  }

  private @Nullable String directoryFault() {
    return switch (directory.freshness()) {
      case FRESH, STALE -> null;
      case DEGRADED -> "degraded: no operation on personal data is served until it is refreshed";
      case EXPIRED -> "expired: no call is served until it is refreshed";
    };
  }

  private @Nullable String loadFault() {
    return load.isFull() ? "as many requests are in hand as may be: " + load.most() : null;
  }

  @Override
  public void verified(Verified request) {
    quotas.require(request.node());
  }

  @Override
  public void admitted(Verified request) {
    quotas.spend(request.node());
    clock.heard(request.node(), request.created());
  }

  @Override
  public int running() {
    return load.running();
  }

  @Override
  public int maxConcurrent() {
    return load.most();
  }

  @Override
  public int connections() {
    return connections.getAsInt();
  }

  @Override
  public long overloads() {
    return load.refused();
  }

  @Override
  public long quotaRefusals() {
    return quotas.refused();
  }

  @Override
  public int callers() {
    return quotas.size();
  }

  @Override
  public @Nullable Duration clockOffset() {
    return clock.offset();
  }

  @Override
  public boolean clockOff() {
    return clock.fault() != null;
  }

  @Override
  public boolean ready() {
    return health.ready();
  }

  @Override
  public void close() {
    checks.close();
  }
}
