package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.api.ProblemException;

/** Does things at once, and counts those that were done. */
final class Races {
  private static final int CONFLICT = 409;

  private Races() {}

  /** How many were done; each of the others has to be refused as a conflict. */
  static <T> int taken(List<Callable<T>> attempts) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      int taken = 0;
      for (Future<T> each : threads.invokeAll(new ArrayList<>(attempts))) {
        try {
          each.get();
          taken++;
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof ProblemException refused)) {
            throw new AssertionError("it failed instead of being refused", e);
          }
          assertThat(refused.problem().status()).isEqualTo(CONFLICT);
        }
      }
      return taken;
    } finally {
      threads.shutdownNow();
    }
  }
}
