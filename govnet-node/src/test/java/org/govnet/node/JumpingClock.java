package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Real time, which can be made to jump. */
final class JumpingClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  void jump(Duration time) {
    ahead = ahead.plus(time);
  }

  /** How far it is ahead of the system's. */
  Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
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
