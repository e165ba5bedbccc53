package org.govnet.client;

import java.util.concurrent.locks.LockSupport;

/** The driver's clock and its way to wait. */
interface Time {
  Time SYSTEM =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void waitUntil(long nanos) throws InterruptedException {
          long left = nanos - System.nanoTime();
          while (left > 0) {
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

  /** Returns when {@link #nanos} has come to {@code nanos}. */
  void waitUntil(long nanos) throws InterruptedException;
}
