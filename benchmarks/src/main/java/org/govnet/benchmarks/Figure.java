package org.govnet.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.govnet.client.CallBenchmark;
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
  private static final String BY_HAND = CallBenchmark.class.getName() + ".byHand";
  private static final String BY_HAND_WITH_TIMEOUT =
      CallBenchmark.class.getName() + ".byHandWithTimeout";
  private static final String UNSIGNED = CallBenchmark.class.getName() + ".unsigned";
  private static final String SIGNED = CallBenchmark.class.getName() + ".signed";
  private static final String JSON = JsonBenchmark.class.getName();
  private static final String READ = JSON + ".read";
  private static final String READ_PLAINLY = JSON + ".readPlainly";
  private static final String WRITE = JSON + ".write";
  private static final String WRITE_PLAINLY = JSON + ".writePlainly";
  private static final String SIGN = CryptoBenchmark.class.getName() + ".sign";
  private static final String VERIFY = CryptoBenchmark.class.getName() + ".verify";

  /** All there are. */
  static final List<Figure> ALL =
      Stream.of(calls(), DirectoryFigures.ALL.stream(), SimulationFigures.ALL.stream())
          .flatMap(figures -> figures)
          .toList();

  private static Stream<Figure> calls() {
    return Stream.of(
        new Figure(
            "client.call.overhead",
            "ns",
            List.of(UNSIGNED, BY_HAND),
            round -> round.nanos(UNSIGNED),
            "OkHttp and Jackson by hand",
            round -> round.nanos(BY_HAND)),
        new Figure(
            "client.call.overhead.alloc",
            "B",
            List.of(UNSIGNED, BY_HAND),
            round -> round.bytes(UNSIGNED),
            "OkHttp and Jackson by hand",
            round -> round.bytes(BY_HAND)),
        new Figure(
            "client.call.timeout",
            "ns",
            List.of(BY_HAND_WITH_TIMEOUT, BY_HAND),
            round -> round.nanos(BY_HAND_WITH_TIMEOUT),
            "OkHttp and Jackson by hand",
            round -> round.nanos(BY_HAND)),
        new Figure(
            "client.call.signed",
            "ns",
            List.of(SIGNED, SIGN, VERIFY),
            Figure::signed,
            "crypto.sign + crypto.verify",
            round -> round.nanos(SIGN) + round.nanos(VERIFY)),
        new Figure(
            "client.call.signing",
            "ns",
            List.of(SIGNED, UNSIGNED, SIGN, VERIFY),
            round -> signed(round) - round.nanos(UNSIGNED),
            "crypto.sign + crypto.verify",
            round -> round.nanos(SIGN) + round.nanos(VERIFY)),
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

  /** A signed call, less the peer's own signature, which the peer timed while it made it. */
  private static double signed(Round round) {
    return round.nanos(SIGNED) - round.nanos(SIGNED, "peerNanos");
  }
}
