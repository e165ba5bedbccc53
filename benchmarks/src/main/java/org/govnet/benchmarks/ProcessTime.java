package org.govnet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time that this JVM has had, all its threads' together. */
public final class ProcessTime {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessTime() {}

  /** In user and system mode, in ns. */
  public static long nanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
