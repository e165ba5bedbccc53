package org.govnet.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.govnet.client.CallBenchmark;
import org.govnet.client.PeersChild;

/** The client's figures, and those of the libraries that are used where govnet could be. */
final class ClientFigures {
  private static final String BY_HAND = call("byHand");
  private static final String UNSIGNED = call("unsigned");
  private static final String SIGNED = call("signed");
  private static final String SIGN = CryptoBenchmark.class.getName() + ".sign";
  private static final String VERIFY = CryptoBenchmark.class.getName() + ".verify";
  private static final String AGAINST = "OkHttp and Jackson by hand";
  private static final List<String> RIVALS = List.of("retrofit", "feign", "dialogue");

  private ClientFigures() {}

  /** What takes rounds, though JMH does not run it. */
  static final List<Figure> IN_PROCESSES =
      Stream.of(
              Stream.of(loopback("client.throughput.32", "/s", "unsigned", Loopback.RATE)),
              Stream.of(loopback("client.throughput.32.signed", "/s", "signed", Loopback.RATE)),
              RIVALS.stream()
                  .map(one -> loopback("client.throughput.32." + one, "/s", one, Loopback.RATE)),
              Stream.of(loopback("client.cpu.32", "us", "unsigned", Loopback.CPU)),
              Stream.of(loopback("client.cpu.32.signed", "us", "signed", Loopback.CPU)),
              RIVALS.stream().map(one -> loopback("client.cpu.32." + one, "us", one, Loopback.CPU)),
              Stream.of(server()),
              Stream.of(memory("client.memory.peers", "MB", 0)),
              Stream.of(memory("client.memory.peer", "kB", 1)))
          .<Figure>flatMap(figures -> figures)
          .toList();

  static final List<Figure> ALL = Stream.concat(calls(), IN_PROCESSES.stream()).toList();

  private static Stream<Figure> calls() {
    return Stream.of(
            Stream.of(nanos("client.call.overhead", "unsigned")),
            RIVALS.stream().map(one -> nanos("client.call.overhead." + one, one)),
            Stream.of(bytes("client.call.overhead.alloc", "unsigned")),
            RIVALS.stream().map(one -> bytes("client.call.overhead.alloc." + one, one)),
            Stream.of(
                nanos("client.call.timeout", "byHandWithTimeout"),
                new Figure(
                    "client.call.signed",
                    "ns",
                    List.of(SIGNED, SIGN, VERIFY),
                    ClientFigures::signed,
                    "crypto.sign + crypto.verify",
                    round -> round.nanos(SIGN) + round.nanos(VERIFY)),
                new Figure(
                    "client.call.signing",
                    "ns",
                    List.of(SIGNED, UNSIGNED, SIGN, VERIFY),
                    round -> signed(round) - round.nanos(UNSIGNED),
                    "crypto.sign + crypto.verify",
                    round -> round.nanos(SIGN) + round.nanos(VERIFY))))
        .flatMap(figures -> figures);
  }

  private static String call(String benchmark) {
    return CallBenchmark.class.getName() + "." + benchmark;
  }

  private static Figure nanos(String name, String benchmark) {
    String run = call(benchmark);
    return new Figure(
        name,
        "ns",
        List.of(run, BY_HAND),
        round -> round.nanos(run),
        AGAINST,
        round -> round.nanos(BY_HAND));
  }

  private static Figure bytes(String name, String benchmark) {
    String run = call(benchmark);
    return new Figure(
        name,
        "B",
        List.of(run, BY_HAND),
        round -> round.bytes(run),
        AGAINST,
        round -> round.bytes(BY_HAND));
  }

  /** A signed call, less the peer's own signature, which the peer timed while it made it. */
  private static double signed(Round round) {
    return round.nanos(SIGNED) - round.nanos(SIGNED, "peerNanos");
  }

  private static Figure loopback(String name, String unit, String client, int figure) {
    return new Figure(
        name,
        unit,
        List.of(),
        round -> loopback(round, client)[figure],
        AGAINST,
        round -> loopback(round, "byhand")[figure]);
  }

  /** What the server has to do for a call, beside what the fastest client has to. */
  private static Figure server() {
    ToDoubleFunction<Round> client = round -> loopback(round, "byhand")[Loopback.CPU];
    return new Figure(
        "client.cpu.32.server",
        "us",
        List.of(),
        round -> loopback(round, "byhand")[Loopback.SERVER],
        AGAINST,
        client);
  }

  private static double[] loopback(Round round, String client) {
    return round.together("loopback." + client, Loopback::measure);
  }

  private static Figure memory(String name, String unit, int figure) {
    return new Figure(
        name,
        unit,
        List.of(),
        round -> round.firstOf("client.memory", () -> Child.run(PeersChild.class))[figure],
        null,
        null);
  }
}
