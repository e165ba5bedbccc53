package org.govnet.testkit.simulation;

import java.util.PriorityQueue;
import java.util.Random;

/**
 * Virtual time: what is to happen, in its order; things of one time in the order they were told.
 */
final class Events {
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final Random random;
  private long now;
  private long told;

  Events(long seed) {
    random = new Random(seed);
  }

  private final class Event implements Comparable<Event> {
    private final long at;
    private final long number = told++;
    private final Runnable task;
    private boolean takenBack;

    private Event(long at, Runnable task) {
      this.at = at;
      this.task = task;
    }

    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  long now() {
    return now;
  }

  /** By the generator that {@link Random} specifies, so the same on every JVM. */
  long below(long bound) {
    return (random.nextLong() >>> 1) % bound;
  }

  Runnable at(long nanos, Runnable task) {
    Event event = new Event(Math.max(now, nanos), task);
    queue.add(event);
    return () -> event.takenBack = true;
  }

  /** Lets happen all that is to happen, up to a time. */
  void run(long until) {
    while (!queue.isEmpty() && queue.peek().at <= until) {
      Event event = queue.remove();
      if (!event.takenBack) {
        now = event.at;
        event.task.run();
      }
    }
  }
}
