package org.govnet.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the calls to a node wait that find every replica at its limit: first come, first served,
 * but nobody waits for an operation's permit behind those who wait for another's. Its lock is taken
 * only by those who wait and those who wake them, and nothing is sent under it.
 *
 * <p>Each operation has a line of its own, of which only the first is looked at, so what a release
 * costs grows with the operations that wait and not with the calls.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private static final Comparator<Waiter> BY_ARRIVAL =
      Comparator.comparingLong(waiter -> waiter.number);

  /** Times of {@link System#nanoTime} are compared by their difference alone. */
  private static final Comparator<Waiter> BY_TIME =
      (one, other) -> Long.signum(one.until - other.until);

  private final int capacity;
  private final Picker picker;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those who wait, by what they wait for; no line is empty. */
  private final Map<Endpoints, LinkedHashSet<Waiter>> lines = new HashMap<>();

  /** The same, by when their time is up. */
  private final NavigableSet<Waiter> byTime = new TreeSet<>(BY_TIME.thenComparing(BY_ARRIVAL));

  private long came;

  /** Written under the lock; read by all who come and go. */
  private volatile int waiting;

  Gate(int capacity, Picker picker) {
    this.capacity = capacity;
    this.picker = picker;
  }

  /** A call that waits: for a permit, until its time is up. */
  static final class Waiter {
    private final Endpoints endpoints;
    private final long number;
    private final long until;
    private final Runnable wake;
    private volatile boolean settled;
    private @Nullable Flight granted;

    private Waiter(Endpoints endpoints, long number, long until, Runnable wake) {
      this.endpoints = endpoints;
      this.number = number;
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
    List<Waiter> ready = new ArrayList<>();
    Waiter waiter = null;
    lock.lock();
    try {
      if (waiting >= capacity) {
        expire(ready, now);
      }
      if (waiting < capacity) {
        waiter = new Waiter(endpoints, came++, until, wake);
        lines.computeIfAbsent(endpoints, any -> new LinkedHashSet<>()).add(waiter);
        byTime.add(waiter);
        waiting = byTime.size();
        // What was given back before this one could be seen is there to be taken.
        grant(ready, now);
      }
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
        settle(waiter, null);
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
    List<Waiter> ready = new ArrayList<>();
    lock.lock();
    try {
      grant(ready, now);
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

  /** Whoever's time is up need not wait any more. */
  private void expire(List<Waiter> ready, long now) {
    while (!byTime.isEmpty() && byTime.first().until - now <= 0) {
      Waiter late = byTime.first();
      settle(late, null);
      ready.add(late);
    }
  }

  private void grant(List<Waiter> ready, long now) {
    expire(ready, now);
    PriorityQueue<Waiter> heads = new PriorityQueue<>(BY_ARRIVAL);
    lines.values().forEach(line -> heads.add(line.iterator().next()));
    for (Waiter first = heads.poll(); first != null; first = heads.poll()) {
      Flight flight = picker.pick(first.endpoints, null, now);
      if (flight != null) { // or nobody of its line has room
        settle(first, flight);
        ready.add(first);
        LinkedHashSet<Waiter> rest = lines.get(first.endpoints);
        if (rest != null) {
          heads.add(rest.iterator().next());
        }
      }
    }
  }

  /** Takes one out of its line, with what it waited for or without. */
  private void settle(Waiter waiter, @Nullable Flight flight) {
    LinkedHashSet<Waiter> line = lines.get(waiter.endpoints);
    if (line != null && line.remove(waiter) && line.isEmpty()) {
      lines.remove(waiter.endpoints);
    }
    byTime.remove(waiter);
    waiting = byTime.size();
    waiter.granted = flight;
    waiter.settled = true;
  }

  int waiting() {
    return waiting;
  }
}
