package org.govnet.client;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The driver's clock and its way to wait. */
interface Time {
  Time SYSTEM =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void waitUntil(long nanos, BooleanSupplier done) throws InterruptedException {
          long left = nanos - System.nanoTime();
          while (left > 0 && !done.getAsBoolean()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
            left = nanos - System.nanoTime();
          }
        }
      };

  /** As {@link System#nanoTime}. */
  long nanos();

  /**
   * Returns when {@link #nanos} has come to {@code nanos}, or once {@code done}: whoever makes it
   * so unparks the thread that waits.
   */
  void waitUntil(long nanos, BooleanSupplier done) throws InterruptedException;

  /** Returns when {@link #nanos} has come to {@code nanos}. */
  default void waitUntil(long nanos) throws InterruptedException {
    waitUntil(nanos, () -> false);
  }
}
