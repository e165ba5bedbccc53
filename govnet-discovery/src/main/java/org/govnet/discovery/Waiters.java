package org.govnet.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who wait for a revision newer than the one they know, each for a time of its own: what a
 * long poll is behind its HTTP. A waiter costs about 100 bytes and no thread or timer: whoever owns
 * this calls {@link #tick} a few times a second. To add and to cancel take the same time however
 * many wait. Thread-safe; nobody's code runs under its lock.
 */
public final class Waiters implements AutoCloseable {
  /** How many may wait at once unless said otherwise. */
  public static final int DEFAULT_MAX = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Waiters.class);

  // A wheel: a waiter is in the slot of its deadline, 1.07 s wide; one further away than the wheel
  // is long comes round more than once before its time.
  private static final int SLOT_BITS = 30;
  private static final int SLOTS = 64;

  /** Why a wait has ended. */
  public enum Outcome {
    /** There is a newer revision. */
    MOVED,
    /** Its time is up, too many wait already, or this was closed. */
    OVER
  }

  /** One that waits, or did. */
  public final class Waiter {
    private final long since;
    private final long deadlineNanos;
    private final Consumer<Outcome> then;

    // Its neighbours in the slot; guarded by the lock. Without a previous one it waits no more.
    private @Nullable Waiter previous;
    private @Nullable Waiter next;

    private Waiter(long since, long deadlineNanos, Consumer<Outcome> then) {
      this.since = since;
      this.deadlineNanos = deadlineNanos;
      this.then = then;
    }

    /**
     * Waits no more: its outcome is not told, unless it was already being told.
     *
     * @return whether it waited until now; false if it has an outcome or was cancelled before
     */
    public boolean cancel() {
      lock.lock();
      try {
        boolean waited = previous != null;
        unlink(this);
        return waited;
      } finally {
        lock.unlock();
      }
    }

    /** Whether it has neither an outcome yet nor been cancelled. */
    public boolean waits() {
      lock.lock();
      try {
        return previous != null;
      } finally {
        lock.unlock();
      }
    }
  }

  private final int max;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();

  // All of what follows is guarded by the lock.
  private final List<Waiter> slots = new ArrayList<>(SLOTS);
  private long revision;
  private long ticked;
  private boolean hasTicked;
  private boolean closed;
  private int count;

  /**
   * Nobody waits yet.
   *
   * @param max how many may wait at once, from 1
   * @param revision the newest there is
   * @param executor tells outcomes, so that who moves the revision need not; whom it refuses is
   *     told on the thread that moves
   * @throws IllegalArgumentException if {@code max} is under 1
   */
  public Waiters(int max, long revision, Executor executor) {
    if (max < 1) {
      throw new IllegalArgumentException("max must be at least 1: " + max);
    }
    this.max = max;
    this.revision = revision;
    this.executor = executor;
    for (int i = 0; i < SLOTS; i++) {
      Waiter head = new Waiter(0, 0, outcome -> {});
      head.previous = head;
      head.next = head;
      slots.add(head);
    }
  }

  /**
   * Waits for a revision above {@code since}. If there is one already, or nobody more may wait, the
   * outcome is told before this returns, on the caller's own thread.
   *
   * @param deadlineNanos when its time is up, on the clock that {@link #tick} is told
   * @param then is told the outcome, once, or never if the waiter is cancelled
   * @return the waiter, to cancel when whoever asked has gone
   */
  public Waiter await(long since, long deadlineNanos, Consumer<Outcome> then) {
    Waiter waiter = new Waiter(since, deadlineNanos, then);
    Outcome outcome;
    lock.lock();
    try {
      if (since >= revision && count < max && !closed) {
        link(waiter);
        return waiter;
      }
      outcome = since < revision ? Outcome.MOVED : Outcome.OVER;
    } finally {
      lock.unlock();
    }
    then.accept(outcome);
    return waiter;
  }

  /**
   * There is a newer revision: whoever waits for one above an older is told. One that is not newer
   * than the newest so far changes nothing.
   */
  public void moved(long revision) {
    List<Waiter> ended = new ArrayList<>();
    lock.lock();
    try {
      if (revision <= this.revision) {
        return;
      }
      this.revision = revision;
      for (Waiter head : slots) {
        take(head, waiter -> waiter.since < revision, ended);
      }
    } finally {
      lock.unlock();
    }
    tell(ended, Outcome.MOVED);
  }

  /**
   * Ends the waits whose time is up.
   *
   * @param nowNanos any clock that only goes forward, such as {@link System#nanoTime}
   */
  public void tick(long nowNanos) {
    List<Waiter> ended = new ArrayList<>();
    lock.lock();
    try {
      long passed = hasTicked ? nowNanos - ticked : Long.MAX_VALUE;
      if (passed < 0) {
        return; // another thread has ticked for later
      }
      long from = slotOf(ticked);
      long visits = Math.min(SLOTS, (passed >> SLOT_BITS) + 2);
      ticked = nowNanos;
      hasTicked = true;
      for (long i = 0; i < visits; i++) {
        take(
            slots.get((int) (from + i) & (SLOTS - 1)),
            waiter -> waiter.deadlineNanos - nowNanos <= 0,
            ended);
      }
    } finally {
      lock.unlock();
    }
    tell(ended, Outcome.OVER);
  }

  /** Ends all waits, and from now on every other before it begins. */
  @Override
  public void close() {
    List<Waiter> ended = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      for (Waiter head : slots) {
        take(head, waiter -> true, ended);
      }
    } finally {
      lock.unlock();
    }
    tell(ended, Outcome.OVER);
  }

  /** How many wait now. */
  public int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  private interface Choice {
    boolean takes(Waiter waiter);
  }

  private void take(Waiter head, Choice choice, List<Waiter> taken) {
    Waiter waiter = head.next;
    while (waiter != null && waiter != head) {
      Waiter following = waiter.next;
      if (choice.takes(waiter)) {
        unlink(waiter);
        taken.add(waiter);
      }
      waiter = following;
    }
  }

  private void link(Waiter waiter) {
    // A deadline before the last tick would be in a slot that comes round only after the wheel.
    boolean isPast = hasTicked && waiter.deadlineNanos - ticked < 0;
    Waiter head = slots.get(slotOf(isPast ? ticked : waiter.deadlineNanos));
    Waiter last = head.previous == null ? head : head.previous;
    waiter.previous = last;
    waiter.next = head;
    last.next = waiter;
    head.previous = waiter;
    count++;
  }

  private void unlink(Waiter waiter) {
    Waiter previous = waiter.previous;
    Waiter next = waiter.next;
    if (previous != null && next != null) {
      previous.next = next;
      next.previous = previous;
      waiter.previous = null;
      waiter.next = null;
      count--;
    }
  }

  private static int slotOf(long nanos) {
    return (int) (nanos >> SLOT_BITS) & (SLOTS - 1);
  }

  private void tell(List<Waiter> ended, Outcome outcome) {
    if (ended.isEmpty()) {
      return;
    }
    try {
      executor.execute(() -> ended.forEach(waiter -> tell(waiter, outcome)));
    } catch (RejectedExecutionException e) {
      // It is shutting down, and whoever waits must not be left without a word.
      ended.forEach(waiter -> tell(waiter, outcome));
    }
  }

  private static void tell(Waiter waiter, Outcome outcome) {
    try {
      waiter.then.accept(outcome);
    } catch (RuntimeException | Error e) {
      LOG.error("one that waited could not be answered; the others are", e);
    }
  }

  @Override
  public String toString() {
    return "Waiters " + count() + " of " + max;
  }
}
