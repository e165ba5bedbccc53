package org.govnet.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process does, and not for ever. */
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration BETWEEN = Duration.ofMillis(2);

  private Await() {}

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + LONGEST + ": " + what);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}
