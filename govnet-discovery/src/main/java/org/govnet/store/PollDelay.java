package org.govnet.store;

import java.time.Duration;

/** How long until the head is looked at again: longer and longer while that fails. */
final class PollDelay {
  private static final Duration LONGEST_AWAY = Duration.ofSeconds(2);

  private final Duration interval;
  private Duration next;

  PollDelay(Duration interval) {
    this.interval = interval;
    this.next = interval;
  }

  Duration afterSuccess() {
    next = interval;
    return interval;
  }

  /** Twice the one before, up to 2 s, and never less than the interval. */
  Duration afterFailure() {
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST_AWAY) > 0 ? LONGEST_AWAY : doubled;
    if (next.compareTo(interval) < 0) {
      next = interval;
    }
    return next;
  }
}
