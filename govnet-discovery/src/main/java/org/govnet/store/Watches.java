package org.govnet.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All watches of one store: one daemon thread looks at the head, when told to and at intervals, and
 * tells each watch that has not been told of it. The thread is there while a watch is.
 */
final class Watches {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private final LongSupplier head;
  private final PollDelay delay;
  private final Set<Registration> registrations = new CopyOnWriteArraySet<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** There is a reason to look at once; guarded by the lock. */
  private boolean nudged;

  /** Guarded by the lock. */
  private boolean closed;

  /** Who looks; null while there is nobody to tell; guarded by the lock. */
  private @Nullable Thread thread;

  /** The last look failed, and that is in the log; the thread's own. */
  private boolean away;

  /** One watch. What it has seen last is the thread's own. */
  private final class Registration implements Watch {
    private final LongConsumer onHead;
    private volatile boolean open = true;
    private long seen;

    Registration(LongConsumer onHead) {
      this.onHead = onHead;
    }

    void look(long now) {
      if (!open || now == seen) {
        return;
      }
      boolean risen = now > seen;
      if (!risen) {
        // Somebody put back an older state of the engine: its next rise is one again.
        LOG.warn("the store's head fell from {} to {}", seen, now);
      }
      seen = now;
      if (risen) {
        tell(now);
      }
    }

    private void tell(long now) {
      try {
        onHead.accept(now);
      } catch (RuntimeException | Error e) {
        LOG.warn("a watch failed on head {}, and goes on", now, e);
      }
    }

    @Override
    public void close() {
      open = false;
      registrations.remove(this);
      nudge(); // the thread ends if this was the last
    }
  }

  /**
   * Makes it, without a thread.
   *
   * @param head the head as it is now; may throw {@link StoreFailed}
   * @param interval how often it is looked at without a nudge
   */
  Watches(LongSupplier head, Duration interval) {
    this.head = head;
    this.delay = new PollDelay(interval);
  }

  Watch add(LongConsumer onHead) {
    Registration registration = new Registration(onHead);
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      registrations.add(registration);
      nudged = true;
      changed.signalAll();
      if (thread == null) {
        Thread started = new Thread(this::run, "govnet-store-watch");
        started.setDaemon(true);
        thread = started;
        started.start();
      }
    } finally {
      lock.unlock();
    }
    return registration;
  }

  /** The head may have risen: look now. */
  void nudge() {
    lock.lock();
    try {
      nudged = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all of them; does not wait for one that is being told. */
  void close() {
    lock.lock();
    try {
      closed = true;
      List.copyOf(registrations).forEach(registration -> registration.open = false);
      registrations.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Duration wait = Duration.ZERO;
    while (isWanted(wait)) {
      wait = look();
    }
  }

  private Duration look() {
    try {
      long now = head.getAsLong();
      if (away) {
        away = false;
        LOG.info("the store's head can be read again: {}", now);
      }
      registrations.forEach(registration -> registration.look(now));
      return delay.afterSuccess();
    } catch (StoreFailed e) {
      if (!away) {
        away = true;
        LOG.warn("the store's head cannot be read, and is tried again: {}", e.getMessage());
      }
      return delay.afterFailure();
    } catch (RuntimeException | Error e) {
      // A bug of a driver's or a pool's, or no memory for an answer: a watch outlives it.
      LOG.warn("the store's head cannot be read, and is tried again", e);
      return delay.afterFailure();
    }
  }

  /** Waits; false, and the thread has to end, if there is nobody to tell. */
  private boolean isWanted(Duration wait) {
    lock.lock();
    try {
      long left = wait.toNanos();
      try {
        while (left > 0 && !nudged && !closed) {
          left = changed.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        // Only what a watch calls could have done it: look, and go on.
      }
      nudged = false;
      if (closed || registrations.isEmpty()) {
        thread = null;
        return false;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
