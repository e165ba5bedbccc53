package org.govnet.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the calls whose time is up. OkHttp has timeouts of its own, which take one lock for all
 * calls and wake a thread for each call that finds no other on its way: a quarter of what a call
 * costs (docs/benchmarks.md). Here a call is an entry in a map, and the thread looks at the map
 * each second, or when the next deadline is; only a call with less time than that wakes it.
 *
 * <p>The thread ends when there has been nothing to watch for ten seconds, or once it is closed and
 * nothing is left to watch.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int IDLE_TICKS = 10;

  private final ConcurrentMap<Sending, Call> watched = new ConcurrentHashMap<>();
  private final ThreadFactory threads;
  private volatile long wakesAt;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  Watchdog() {
    this(Thread::new);
  }

  /** With threads of a test's. */
  Watchdog(ThreadFactory threads) {
    this.threads = threads;
  }

  /** From now on, until {@link #release}. */
  void watch(Sending sending, Call call) {
    // In this order: the thread says when it wakes and then looks at the map, so either it sees
    // this entry or this sees the time.
    watched.put(sending, call);
    Thread running = thread;
    if (running == null) {
      start();
    } else if (sending.deadline() - wakesAt < 0) {
      LockSupport.unpark(running);
    }
  }

  void release(Sending sending) {
    watched.remove(sending);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private synchronized void start() {
    if (thread == null) {
      Thread started = threads.newThread(this::run);
      started.setName("govnet-watchdog");
      started.setDaemon(true);
      started.setContextClassLoader(null);
      wakesAt = System.nanoTime();
      started.start();
      // Only now: one that could not be started is no thread, and the next call tries again.
      thread = started;
    }
  }

  private void run() {
    try {
      watch();
    } finally {
      forget(); // whatever ended it, the next call starts another
    }
  }

  private void watch() {
    int idle = 0;
    while ((idle < IDLE_TICKS && !closed) || !ended()) {
      idle = watched.isEmpty() ? idle + 1 : 0;
      wakesAt = System.nanoTime() + TICK_NANOS;
      for (Map.Entry<Sending, Call> entry : watched.entrySet()) {
        look(entry.getKey(), entry.getValue());
      }
      LockSupport.parkNanos(this, wakesAt - System.nanoTime());
    }
  }

  private void look(Sending sending, Call call) {
    if (sending.interrupted()) {
      watched.remove(sending);
      cancel(call);
    } else if (sending.deadline() - System.nanoTime() > 0) {
      if (sending.deadline() - wakesAt < 0) {
        wakesAt = sending.deadline();
      }
    } else if (watched.remove(sending) != null) {
      expire(sending, call);
    }
  }

  private static void cancel(Call call) {
    try {
      call.cancel();
    } catch (RuntimeException e) {
      LOG.error("a call whose caller was interrupted could not be cancelled", e);
    }
  }

  private static void expire(Sending sending, Call call) {
    try {
      sending.expire(call);
    } catch (RuntimeException | Error e) {
      // An interceptor's or socket's defect in one call must not leave all later ones unwatched.
      LOG.error("a call whose time was up could not be cancelled", e);
    }
  }

  private synchronized void forget() {
    if (thread == Thread.currentThread()) {
      thread = null;
    }
  }

  /** Whether the thread is done; who finds no thread from here on starts another. */
  private synchronized boolean ended() {
    thread = null;
    if (watched.isEmpty()) {
      return true;
    }
    thread = Thread.currentThread();
    return false;
  }
}
