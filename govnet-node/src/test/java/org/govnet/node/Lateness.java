package org.govnet.node;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How late this machine wakes a thread that asks to be woken, and does nothing else: what of a
 * measured time is the machine's, because it has others to serve too.
 */
final class Lateness implements AutoCloseable {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final AtomicLong most = new AtomicLong();
  private volatile boolean closed;

  Lateness() {
    Thread thread = new Thread(this::run, "lateness");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!closed) {
      long due = System.nanoTime() + STEP_NANOS;
      LockSupport.parkNanos(this, STEP_NANOS);
      long late = System.nanoTime() - due;
      most.accumulateAndGet(late, Math::max);
    }
  }

  /** From now on. */
  void reset() {
    most.set(0);
  }

  /** The most there was since the reset, in ns. */
  long nanos() {
    return most.get();
  }

  @Override
  public void close() {
    closed = true;
  }
}
