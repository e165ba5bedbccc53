package org.govnet.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one round measured: every benchmark once, each in a JVM of its own, one after another.
 * Ratios are taken within a round, so that a machine that slows down between rounds does not bend
 * them.
 */
final class Round {
  private final Map<String, RunResult> results;

  Round(Collection<RunResult> results) {
    this.results =
        results.stream()
            .collect(
                Collectors.toMap(result -> result.getParams().getBenchmark(), result -> result));
  }

  /** The time an operation took its caller, in ns. */
  double nanos(String benchmark) {
    return nanos(benchmark, "callerNanos");
  }

  /** A time that the benchmark counted, in ns for one operation. */
  double nanos(String benchmark, String counter) {
    return secondary(benchmark, counter) / secondary(benchmark, "operations");
  }

  /** What an operation allocated, in bytes. */
  double bytes(String benchmark) {
    return secondary(benchmark, "gc.alloc.rate.norm");
  }

  private double secondary(String benchmark, String figure) {
    Result<?> result = result(benchmark).getSecondaryResults().get(figure);
    if (result == null) {
      throw new IllegalStateException(
          benchmark
              + " has no figure "
              + figure
              + ", only "
              + result(benchmark).getSecondaryResults().keySet());
    }
    return result.getScore();
  }

  private RunResult result(String benchmark) {
    RunResult result = results.get(benchmark);
    if (result == null) {
      throw new IllegalStateException(benchmark + " was not run");
    }
    return result;
  }
}
