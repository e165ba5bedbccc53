package org.govnet.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application's own checks, each looked at on a thread of its own, whoever asks and however
 * often: one that hangs costs nobody else anything, and is told as one that has not answered.
 */
final class AppChecks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppChecks.class);
  private static final long EVERY_SECONDS = 5;
  private static final Duration OVERDUE = Duration.ofSeconds(15);
  private static final int MAX_TEXT = 200;

  private final List<One> all = new ArrayList<>();
  private final LongSupplier nanos;
  private @Nullable ScheduledExecutorService timer;

  /** One check, and what it said last. */
  private final class One {
    private final String name;
    private final HealthCheck check;
    private volatile @Nullable String fault = "has not answered yet";
    private volatile boolean answered;
    private volatile long askedAt;

    One(String name, HealthCheck check) {
      this.name = name;
      this.check = check;
      this.askedAt = nanos.getAsLong();
    }

    private void look() {
      fault = ask();
      answered = true;
      askedAt = nanos.getAsLong();
    }

    private @Nullable String ask() {
      try {
        String said = check.fault();
        return said == null || said.length() <= MAX_TEXT ? said : said.substring(0, MAX_TEXT);
      } catch (Exception | LinkageError e) {
        LOG.warn("the health check {} failed", name, e);
        return "failed: " + e.getClass().getSimpleName();
      }
    }

    private @Nullable String said() {
      long silent = nanos.getAsLong() - askedAt;
      return answered && silent > OVERDUE.toNanos()
          ? "has not answered for " + Duration.ofNanos(silent).toSeconds() + " s"
          : fault;
    }
  }

  /**
   * Checks that nobody has looked at yet.
   *
   * @param nanos as {@link System#nanoTime}
   */
  AppChecks(Map<String, HealthCheck> checks, LongSupplier nanos) {
    this.nanos = nanos;
    checks.forEach((name, check) -> all.add(new One(name, check)));
  }

  List<Health.Check> checks() {
    return all.stream().map(one -> new Health.Check(one.name, one::said)).toList();
  }

  /** Looks at them now, and every few seconds. */
  synchronized void start() {
    if (all.isEmpty() || timer != null) {
      return;
    }
    ScheduledExecutorService started =
        Executors.newScheduledThreadPool(
            all.size(),
            task -> {
              Thread thread = new Thread(task, "govnet-health");
              thread.setDaemon(true);
              return thread;
            });
    timer = started;
    for (One one : all) {
      Future<?> unused =
          started.scheduleWithFixedDelay(one::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Looks at all of them once, on this thread. */
  void look() {
    all.forEach(One::look);
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
  }
}
