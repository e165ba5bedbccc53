package org.govnet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govnet.node.ExchangeClient;
import org.govnet.node.ExchangeServer;
import org.jspecify.annotations.Nullable;

/**
 * Whole exchanges over the loopback address, the caller on one processor and the node on the other:
 * signed, verified, authorised and evidenced on both sides, and beside them the same by OkHttp and
 * Jersey, unsigned. They take turns of half a second.
 */
final class Exchanges {
  /** Of the three figures of one kind, exchanges a second. */
  static final int RATE = 0;

  /** Processor time of both sides for an exchange, in ns. */
  static final int CPU = 1;

  /** How long the server took to start, in s. */
  static final int START = 2;

  private static final List<String> KINDS = List.of("node", "plain");
  private static final String FULL = "32 500";
  private static final String WARMING = "4 500";
  private static final double WARM_SECONDS = 10;

  private static @Nullable Exchanges started;

  private final Map<String, Pair> pairs = new HashMap<>();

  private record Pair(TempFolder folder, Remote server, Remote client) {
    void close() {
      client.close();
      server.close();
      folder.close();
    }
  }

  private Exchanges() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> pairs.values().forEach(Pair::close)));
    for (String kind : KINDS) {
      TempFolder folder = TempFolder.create();
      String at = folder.path().toString();
      Remote server = Remote.start(1, "512m", ExchangeServer.class, kind, at);
      Remote client = Remote.start(0, "512m", ExchangeClient.class, kind, server.text("base"), at);
      pairs.put(kind, new Pair(folder, server, client));
      Sum sum = new Sum();
      for (int i = 0; i < 60 && sum.cpuSeconds < WARM_SECONDS; i++) {
        sum.add(client, server, WARMING);
      }
      sum.add(client, server, FULL);
    }
  }

  /** Each kind's figures in a round, by its name after {@code exchanges.}. */
  static synchronized Map<String, double[]> measure() {
    Exchanges exchanges = started;
    if (exchanges == null) {
      try {
        exchanges = new Exchanges();
      } catch (IOException e) {
        throw new UncheckedIOException("the node and its caller cannot be run", e);
      }
      started = exchanges;
    }
    return exchanges.turns(Boolean.getBoolean("bench.quick") ? 6 : 16);
  }

  private Map<String, double[]> turns(int turns) {
    Map<String, Sum> sums = new HashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      pairs.forEach(
          (kind, pair) ->
              sums.computeIfAbsent(kind, any -> new Sum()).add(pair.client, pair.server, FULL));
    }
    Map<String, double[]> figures = new HashMap<>();
    sums.forEach(
        (kind, sum) -> {
          Pair pair = pairs.get(kind);
          double start = pair == null ? 0 : pair.server.number("start") / 1e9;
          figures.put("exchanges." + kind, sum.figures(start));
        });
    return figures;
  }

  /** What both sides did. */
  private static final class Sum {
    private double calls;
    private double seconds;
    private double cpuSeconds;

    void add(Remote client, Remote server, String how) {
      long before = server.number("cpu");
      String[] ran = client.text(how).split(" ", -1);
      cpuSeconds += (server.number("cpu") - before) / 1e9 + Long.parseLong(ran[1]) / 1e9;
      calls += Long.parseLong(ran[0]);
      seconds += Long.parseLong(ran[2]) / 1e9;
    }

    double[] figures(double start) {
      return new double[] {calls / seconds, cpuSeconds / calls * 1e9, start};
    }
  }
}
