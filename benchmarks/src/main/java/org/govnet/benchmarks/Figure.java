package org.govnet.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the report.
 *
 * @param name what it is called, in the report and for {@code -Dbench}
 * @param unit of its value
 * @param benchmarks the JMH benchmarks it is made of; none for what needs no run
 * @param value from one round
 * @param against what it is compared with; null for nothing
 * @param reference that one's value from the same round; null for nothing
 */
record Figure(
    String name,
    String unit,
    List<String> benchmarks,
    ToDoubleFunction<Round> value,
    @Nullable String against,
    @Nullable ToDoubleFunction<Round> reference) {
  private static final String JSON = JsonBenchmark.class.getName();
  private static final String READ = JSON + ".read";
  private static final String READ_PLAINLY = JSON + ".readPlainly";
  private static final String WRITE = JSON + ".write";
  private static final String WRITE_PLAINLY = JSON + ".writePlainly";
  private static final String SIGN = CryptoBenchmark.class.getName() + ".sign";
  private static final String VERIFY = CryptoBenchmark.class.getName() + ".verify";

  /** All there are. */
  static final List<Figure> ALL =
      Stream.of(
              ClientFigures.ALL.stream(),
              parts(),
              DirectoryFigures.ALL.stream(),
              NodeFigures.ALL.stream(),
              EvidenceFigures.ALL.stream(),
              SimulationFigures.ALL.stream())
          .<Figure>flatMap(figures -> figures)
          .toList();

  private static Stream<Figure> parts() {
    return Stream.of(
        new Figure(
            "json.read",
            "ns",
            List.of(READ, READ_PLAINLY),
            round -> round.nanos(READ),
            "plain Jackson",
            round -> round.nanos(READ_PLAINLY)),
        new Figure(
            "json.write",
            "ns",
            List.of(WRITE, WRITE_PLAINLY),
            round -> round.nanos(WRITE),
            "plain Jackson",
            round -> round.nanos(WRITE_PLAINLY)),
        new Figure("api.weight", "kB", List.of(), round -> ApiWeight.kilobytes(), null, null),
        new Figure("api.weight.jars", "", List.of(), round -> ApiWeight.others(), null, null),
        new Figure("crypto.sign", "ns", List.of(SIGN), round -> round.nanos(SIGN), null, null),
        new Figure(
            "crypto.verify", "ns", List.of(VERIFY), round -> round.nanos(VERIFY), null, null));
  }
}
