package org.govnet.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The processor time of the benchmark's own thread. Nothing that is measured here waits, so on an
 * idle machine it is the time that passes; on a busy one, the time that passes is the neighbours'.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CallerTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How long the thread ran in an iteration. */
  public long callerNanos;

  /** How many operations it did; the benchmark counts them. */
  public long operations;

  private long before;

  /** The time that this thread has run, in ns. */
  public static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Begins to count. */
  @Setup(Level.Iteration)
  public void begin() {
    before = now();
  }

  /** Counts. */
  @TearDown(Level.Iteration)
  public void end() {
    callerNanos = now() - before;
  }
}
