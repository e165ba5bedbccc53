package org.govnet.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link Later} in real time: a thread that only tells the time, there from the first call that
 * needs it to 10 s after the last; others do the work.
 */
final class Timer implements Later, AutoCloseable {
  private final Executor workers;
  private @Nullable ScheduledThreadPoolExecutor clock;
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private boolean closed;

  Timer(Executor workers) {
    this.workers = workers;
  }

  @Override
  public Runnable at(long nanos, Runnable task) {
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      workers.execute(task);
      return () -> {};
    }
    Runnable once = new Once(task);
    waiting.add(once);
    Future<?> timed = clock().schedule(once, left, TimeUnit.NANOSECONDS);
    return () -> {
      waiting.remove(once);
      timed.cancel(false);
    };
  }

  /** Nothing is equal to it but itself. */
  private final class Once implements Runnable {
    private final Runnable task;

    private Once(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (waiting.remove(this)) {
        try {
          workers.execute(task);
        } catch (RejectedExecutionException | Error e) {
          task.run(); // the client is closing, or there are no threads to be had: nothing is lost
        }
      }
    }
  }

  private synchronized ScheduledThreadPoolExecutor clock() {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    if (clock == null) {
      clock =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, "govnet-timer");
                thread.setDaemon(true);
                thread.setContextClassLoader(null);
                return thread;
              });
      clock.setRemoveOnCancelPolicy(true);
      clock.setKeepAliveTime(10, TimeUnit.SECONDS);
      clock.allowCoreThreadTimeOut(true);
    }
    return clock;
  }

  /**
   * What waits runs now, and finds that there is no more time to be had: nobody is left hanging.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (clock != null) {
        clock.shutdownNow();
      }
    }
    waiting.forEach(Runnable::run);
  }
}
