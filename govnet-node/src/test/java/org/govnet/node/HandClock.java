package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock moved by hand, and with real time not at all. */
final class HandClock extends Clock {
  private volatile Instant now;

  /** Stands at that time. */
  HandClock(Instant now) {
    this.now = now;
  }

  /** Stands at the present second, for those who meet others with the system's clock. */
  static HandClock atPresent() {
    return new HandClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
