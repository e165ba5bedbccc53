package org.govnet.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the calls to a node wait that find every replica at its limit: first come, first served,
 * but nobody waits for an operation's permit behind those who wait for another's. Its lock is taken
 * only by those who wait and those who wake them, and nothing is sent under it.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final int capacity;
  private final Picker picker;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Waiter> queue = new ArrayDeque<>();

  /** Written under the lock; read by all who come and go. */
  private volatile int waiting;

  Gate(int capacity, Picker picker) {
    this.capacity = capacity;
    this.picker = picker;
  }

  /** A call that waits: for a permit, until its time is up. */
  static final class Waiter {
    private final Endpoints endpoints;
    private final long until;
    private final Runnable wake;
    private volatile boolean settled;
    private @Nullable Flight granted;

    private Waiter(Endpoints endpoints, long until, Runnable wake) {
      this.endpoints = endpoints;
      this.until = until;
      this.wake = wake;
    }

    /** Whether there is no more to wait for: it has its permit, or its time is up. */
    boolean settled() {
      return settled;
    }

    /** Whether it has a permit that nobody has fetched, for tests: it may have it any time. */
    boolean granted() {
      return granted != null;
    }
  }

  /** An attempt that may begin at once; null if it has to wait, for others do already or now. */
  @Nullable Flight tryBegin(Endpoints endpoints, long now) {
    return waiting > 0 ? null : picker.pick(endpoints, null, now);
  }

  /**
   * Lets a call wait.
   *
   * @param wake run once when it need not wait any more, by whoever gave it its permit; perhaps
   *     before this returns
   * @return null if too many wait already
   */
  @Nullable Waiter enter(Endpoints endpoints, long until, Runnable wake, long now) {
    Waiter waiter = new Waiter(endpoints, until, wake);
    List<Waiter> ready;
    lock.lock();
    try {
      if (waiting >= capacity) {
        drop(now);
      }
      if (waiting >= capacity) {
        return null;
      }
      queue.addLast(waiter);
      waiting = queue.size();
      // What was given back before this one could be seen is there to be taken.
      ready = grant(now);
    } finally {
      lock.unlock();
    }
    wake(ready);
    return waiter;
  }

  /**
   * Ends a wait.
   *
   * @return the permit, if it was given: also to a call that no longer wants it, which has to
   *     abandon it then
   */
  @Nullable Flight leave(Waiter waiter) {
    lock.lock();
    try {
      if (!waiter.settled) {
        waiter.settled = true;
        queue.remove(waiter);
        waiting = queue.size();
      }
      Flight flight = waiter.granted;
      waiter.granted = null;
      return flight;
    } finally {
      lock.unlock();
    }
  }

  /** A permit is free again. */
  void released(long now) {
    // Whoever grants gives back on the way what it finds to be of no use, and looks on by itself.
    if (waiting == 0 || lock.isHeldByCurrentThread()) {
      return;
    }
    List<Waiter> ready;
    lock.lock();
    try {
      ready = grant(now);
    } finally {
      lock.unlock();
    }
    wake(ready);
  }

  /** Each is woken, whatever becomes of the others: they hold permits. */
  private static void wake(List<Waiter> ready) {
    for (Waiter settled : ready) {
      try {
        settled.wake.run();
      } catch (RuntimeException | Error e) {
        LOG.error("a call that waited could not be told that its turn has come", e);
      }
    }
  }

  private void drop(long now) {
    queue.removeIf(waiter -> waiter.until - now <= 0 && settle(waiter, null));
    waiting = queue.size();
  }

  private List<Waiter> grant(long now) {
    List<Waiter> ready = new ArrayList<>();
    List<Endpoints> blocked = new ArrayList<>();
    for (Iterator<Waiter> it = queue.iterator(); it.hasNext(); ) {
      Waiter waiter = it.next();
      if (waiter.until - now <= 0) {
        it.remove();
        ready.add(waiter);
        settle(waiter, null);
      } else if (!blocked.contains(waiter.endpoints)) {
        Flight flight = picker.pick(waiter.endpoints, null, now);
        if (flight == null) {
          blocked.add(waiter.endpoints);
        } else {
          it.remove();
          ready.add(waiter);
          settle(waiter, flight);
        }
      }
    }
    waiting = queue.size();
    return ready;
  }

  private static boolean settle(Waiter waiter, @Nullable Flight flight) {
    waiter.granted = flight;
    waiter.settled = true;
    return true;
  }

  int waiting() {
    return waiting;
  }
}
