package org.govnet.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;

/** Time that moves when told, and at once to where somebody waits for. */
final class TestTime extends Clock implements Time {
  private static final Instant START = Instant.parse("2026-08-03T10:00:00Z");

  private final long origin;
  private long nanos;

  TestTime() {
    this(0);
  }

  TestTime(long nanos) {
    this.origin = nanos;
    this.nanos = nanos;
  }

  synchronized void advance(Duration by) {
    nanos += by.toNanos();
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void waitUntil(long until, BooleanSupplier done) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (until - nanos > 0 && !done.getAsBoolean()) {
      nanos = until;
    }
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos() - origin);
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
