package org.govnet.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one round measured: every benchmark once, each in a JVM of its own, one after another.
 * Ratios are taken within a round, so that a machine that slows down between rounds does not bend
 * them.
 */
final class Round {
  /** What is the same in every round. */
  private static final Map<String, double[]> FIRST = new ConcurrentHashMap<>();

  private final Map<String, RunResult> results;
  private final Map<String, double[]> measured = new HashMap<>();

  Round(Collection<RunResult> results) {
    this.results =
        results.stream()
            .collect(
                Collectors.toMap(result -> result.getParams().getBenchmark(), result -> result));
  }

  /** What is measured without JMH, once in this round, however many figures need it. */
  double[] all(String name, Supplier<double[]> measure) {
    double[] known = measured.get(name);
    if (known == null) {
      known = measure.get();
      measured.put(name, known);
    }
    return known;
  }

  /** The first of those. */
  double once(String name, Supplier<double[]> measure) {
    return all(name, measure)[0];
  }

  /** One of those that are measured together, by name. */
  double[] together(String name, Supplier<Map<String, double[]>> measure) {
    double[] known = measured.get(name);
    if (known == null) {
      measured.putAll(measure.get());
      known = measured.get(name);
    }
    if (known == null) {
      throw new IllegalArgumentException(name + " is not in " + measured.keySet());
    }
    return known;
  }

  /** What is computed, not measured: once for all rounds. */
  double first(String name, DoubleSupplier compute) {
    return firstOf(name, () -> new double[] {compute.getAsDouble()})[0];
  }

  /** What is the same in every round, though it is measured: once for all of them. */
  double[] firstOf(String name, Supplier<double[]> measure) {
    return FIRST.computeIfAbsent(name, unused -> measure.get());
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
