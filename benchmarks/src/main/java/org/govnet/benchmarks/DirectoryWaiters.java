package org.govnet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.govnet.node.DirectoryLongPoll;
import org.govnet.node.WaitersBench;
import org.jspecify.annotations.Nullable;

/** How many long polls of the directory wait on one core, and when all are answered. */
final class DirectoryWaiters {
  private static final int WAITERS = 2_000;
  private static WaitersBench.@Nullable Result result;

  private DirectoryWaiters() {}

  static double held() {
    return result().held();
  }

  static double answerMillis() {
    return result().answerMillis();
  }

  private static synchronized WaitersBench.Result result() {
    WaitersBench.Result known = result;
    if (known == null) {
      try {
        known = WaitersBench.measure(DirectoryLongPoll.class, WAITERS);
      } catch (IOException e) {
        throw new UncheckedIOException("measuring the directory's waiters failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      result = known;
    }
    return known;
  }
}
