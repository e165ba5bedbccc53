package org.govnet.benchmarks;

import java.util.List;

/** What a whole exchange costs, and how many there can be. */
final class NodeFigures {
  private static final String SIGN = CryptoBenchmark.class.getName() + ".sign";
  private static final String VERIFY = CryptoBenchmark.class.getName() + ".verify";
  private static final String PLAIN = "OkHttp and Jersey, unsigned";

  private NodeFigures() {}

  static final List<Figure> ALL =
      List.of(
          // what govnet adds to the same exchange without it, beside the signature operations in it
          new Figure(
              "node.exchange.signed",
              "ns",
              List.of(SIGN, VERIFY),
              round -> of(round, "node", Exchanges.CPU) - of(round, "plain", Exchanges.CPU),
              "2 crypto.sign + 2 crypto.verify",
              round -> 2 * (round.nanos(SIGN) + round.nanos(VERIFY))),
          new Figure(
              "node.exchange.whole",
              "ns",
              List.of(),
              round -> of(round, "node", Exchanges.CPU),
              PLAIN,
              round -> of(round, "plain", Exchanges.CPU)),
          new Figure(
              "node.throughput",
              "/s",
              List.of(),
              round -> of(round, "node", Exchanges.RATE),
              PLAIN,
              round -> of(round, "plain", Exchanges.RATE)),
          new Figure(
              "node.start",
              "s",
              List.of(),
              round -> of(round, "node", Exchanges.START),
              null,
              null));

  private static double of(Round round, String kind, int figure) {
    return round.together("exchanges." + kind, Exchanges::measure)[figure];
  }
}
