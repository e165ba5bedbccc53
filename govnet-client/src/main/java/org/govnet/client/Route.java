package org.govnet.client;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Answers whom to ask, looked up once a second for each state of the directory: a designation ends
 * at its time, though the directory stays the same.
 */
final class Route {
  private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final DirectoryReader reader;
  private final Function<Directory, Lookup> question;
  private final Replicas replicas;
  private final Refresher refresher;
  private final Time time;
  private volatile @Nullable Resolved resolved;

  /** What a lookup gave in one state of the directory. */
  private record Resolved(Directory directory, Target target, long at) {}

  Route(
      DirectoryReader reader,
      Function<Directory, Lookup> question,
      Replicas replicas,
      Refresher refresher,
      Time time) {
    this.reader = reader;
    this.question = question;
    this.replicas = replicas;
    this.refresher = refresher;
    this.time = time;
  }

  /**
   * The target now of a call.
   *
   * @param maxWaitNanos how long it may take to ask the directory again
   * @throws NoRoute if there is none
   */
  Target target(CallPlan plan, long maxWaitNanos) {
    long now = time.nanos();
    Resolved known = resolved;
    Optional<Directory> current = reader.current();
    if (known != null
        && current.isPresent()
        && current.get() == known.directory
        && now - known.at < HOLDS_NANOS
        && refresher.usable(plan.personal())) {
      return known.target;
    }
    Lookup lookup = lookup(plan);
    if (!(lookup instanceof Lookup.Found) && refresher.refreshOnDemand(maxWaitNanos)) {
      lookup = lookup(plan);
    }
    if (!(lookup instanceof Lookup.Found found)) {
      throw new NoRoute(plan.label(), lookup);
    }
    Target target =
        known != null && known.target.peer().equals(found.peer())
            ? known.target
            : replicas.target(found.peer());
    // If the directory changed in between, the next call finds that and looks again.
    current.ifPresent(directory -> resolved = new Resolved(directory, target, now));
    return target;
  }

  /** Who has been refused since is not in an old directory: nobody is sent personal data by it. */
  private Lookup lookup(CallPlan plan) {
    Lookup lookup = reader.lookup(question);
    return lookup instanceof Lookup.Found && !refresher.usable(plan.personal())
        ? new Lookup.Stale(
            "the directory is degraded, too old to hand over personal data by, until a refresh"
                + " succeeds")
        : lookup;
  }
}
