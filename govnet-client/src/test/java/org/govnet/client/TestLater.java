package org.govnet.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs things at a time, when a test moves it. */
final class TestLater implements Later {
  private final TestTime time;
  private final List<Task> tasks = new ArrayList<>();

  private record Task(long at, Runnable task) {}

  TestLater(TestTime time) {
    this.time = time;
  }

  @Override
  public Runnable at(long nanos, Runnable task) {
    Task one = new Task(Math.max(nanos, time.nanos()), task);
    tasks.add(one);
    return () -> tasks.remove(one);
  }

  /** How much is still to happen. */
  int pending() {
    return tasks.size();
  }

  /** Lets happen what is to happen in this time, each at its own. */
  void pass(Duration span) {
    long until = time.nanos() + span.toNanos();
    while (true) {
      Task next =
          tasks.stream()
              .filter(task -> task.at <= until)
              .min(Comparator.comparingLong(Task::at))
              .orElse(null);
      if (next == null) {
        time.advance(Duration.ofNanos(until - time.nanos()));
        return;
      }
      tasks.remove(next);
      time.advance(Duration.ofNanos(next.at - time.nanos()));
      next.task.run();
    }
  }
}
