package org.govnet.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A line of the report.
 *
 * @param name the figure's name
 * @param value the median of the rounds
 * @param error half of what lies between the least and the greatest round, in the same unit
 * @param unit of {@code value}
 * @param against what it is compared with
 * @param ratio the median of the rounds' ratios to that
 * @param ratioError half of what lies between the least and the greatest ratio
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
    String name,
    double value,
    double error,
    String unit,
    @Nullable String against,
    @Nullable Double ratio,
    @Nullable Double ratioError) {
  static Row of(Figure figure, List<Round> rounds) {
    double[] values = sorted(rounds, figure.value());
    ToDoubleFunction<Round> reference = figure.reference();
    if (reference == null) {
      return new Row(figure.name(), median(values), error(values), figure.unit(), null, null, null);
    }
    double[] ratios =
        sorted(
            rounds, round -> figure.value().applyAsDouble(round) / reference.applyAsDouble(round));
    return new Row(
        figure.name(),
        median(values),
        error(values),
        figure.unit(),
        figure.against(),
        median(ratios),
        error(ratios));
  }

  private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> value) {
    double[] values = rounds.stream().mapToDouble(value).toArray();
    Arrays.sort(values);
    return values;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double error(double[] sorted) {
    return (sorted[sorted.length - 1] - sorted[0]) / 2;
  }

  /** Seconds and megabytes need what nanoseconds do not. */
  private String shown(double number) {
    return String.format(Locale.ROOT, value < 100 ? "%,.3f" : "%,.0f", number);
  }

  @Override
  public String toString() {
    String line =
        String.format(Locale.ROOT, "%-36s %10s ± %7s %-2s", name, shown(value), shown(error), unit);
    return against == null
        ? line
        : line + String.format(Locale.ROOT, "  %5.2f ± %.2f x %s", ratio, ratioError, against);
  }
}
