package org.govnet.client;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryFollower;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Freshness;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the directory fresh: follows its mirrors on a thread of its own, and asks them at once when
 * somebody is not known. What is asked for at once is rationed, because a hostile caller can ask:
 * five times, and then every 2 s; and whoever asks waits no longer than 2 s for it. It never gives
 * up.
 */
final class Refresher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final long ON_DEMAND_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long ON_DEMAND_BURST = 5;
  private static final long AFTER_DEFECT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final DirectoryReader reader;
  private final DirectoryFetch fetch;
  private final DirectoryFollower follower;
  private final Time time;
  private final AtomicLong paidUntil;
  private final Thread thread;
  private final ThreadPoolExecutor onDemand;
  private @Nullable Future<Boolean> underWay;
  private volatile boolean closed;

  Refresher(DirectoryReader reader, DirectoryFetch fetch, Time time) {
    this.reader = reader;
    this.fetch = fetch;
    this.follower = new DirectoryFollower(reader, new SplittableRandom());
    this.time = time;
    this.paidUntil = new AtomicLong(time.nanos());
    this.thread = new Thread(this::run, "govnet-directory");
    thread.setDaemon(true);
    this.onDemand =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Refresher::thread);
    onDemand.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "govnet-directory-on-demand");
    thread.setDaemon(true);
    return thread;
  }

  /** Reads the directory once, and goes on reading it in the background. */
  void start() {
    boolean unused = reader.refresh();
    thread.start();
  }

  boolean usable() {
    return reader.freshness() != Freshness.EXPIRED;
  }

  /**
   * Whether the directory is good enough for a call.
   *
   * @param personal whether the call is about personal data, for which a degraded one is not
   */
  boolean usable(boolean personal) {
    Freshness freshness = reader.freshness();
    return freshness != Freshness.EXPIRED && !(personal && freshness == Freshness.DEGRADED);
  }

  /**
   * Whether the directory was read again just now.
   *
   * @param maxWaitNanos how long the caller can wait; a slow mirror must not hold it longer
   */
  boolean refreshOnDemand(long maxWaitNanos) {
    // Who joins one that is under way costs nothing.
    return (isUnderWay() || rationed()) && refreshWithin(Math.min(maxWaitNanos, MAX_WAIT_NANOS));
  }

  private synchronized boolean isUnderWay() {
    return underWay != null && !underWay.isDone();
  }

  private boolean rationed() {
    while (true) {
      long now = time.nanos();
      long paid = paidUntil.get();
      long owed = Math.max(0, paid - now);
      if (owed > (ON_DEMAND_BURST - 1) * ON_DEMAND_NANOS) {
        return false;
      }
      if (paidUntil.compareAndSet(paid, now + owed + ON_DEMAND_NANOS)) {
        return true;
      }
    }
  }

  private boolean refreshWithin(long nanos) {
    Future<Boolean> refresh = inFlight();
    try {
      return refresh.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false; // it goes on, for those who ask later
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("refreshing catches its own failures", e);
    }
  }

  /** The refresh under way, or a new one: however many ask, one is enough. */
  private synchronized Future<Boolean> inFlight() {
    Future<Boolean> running = underWay;
    if (running == null || running.isDone()) {
      running = onDemand.submit(this::refreshed);
      underWay = running;
    }
    return running;
  }

  private void run() {
    try {
      while (!closed) {
        try {
          step();
        } catch (RuntimeException | Error e) {
          // Without this thread nothing is ever fresh again.
          LOG.error("following the directory failed, and goes on", e);
          time.waitUntil(time.nanos() + AFTER_DEFECT_NANOS);
        }
      }
    } catch (InterruptedException e) {
      // closed: the thread ends
    }
  }

  private void step() throws InterruptedException {
    DirectoryFollower.Step step = follower.next();
    if (step instanceof DirectoryFollower.Step.Pause pause) {
      time.waitUntil(time.nanos() + TimeUnit.MILLISECONDS.toNanos(pause.millis()));
    } else if (step instanceof DirectoryFollower.Step.Ask ask) {
      try {
        follower.answered(fetch.get(ask.question()));
      } catch (IOException | RuntimeException e) {
        // A defect in one answer must not end the reading of all later ones.
        follower.failed(String.valueOf(e.getMessage()));
      }
    }
  }

  private boolean refreshed() {
    try {
      return reader.refresh();
    } catch (RuntimeException e) {
      // A defect in one refresh must not end all later ones.
      LOG.error("refreshing the directory failed", e);
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    onDemand.shutdownNow();
  }
}
