package org.govnet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.client.LoopbackClient;
import org.govnet.node.LoopbackServer;

/**
 * Clients against one server over the loopback address, each in a JVM of its own, all of them on
 * one processor and the server on another. They are all started and warmed up, and then take turns
 * of half a second, so that the machine's other work falls on all alike.
 */
final class Loopback {
  /** Of a client's three figures, its calls a second. */
  static final int RATE = 0;

  /** Its processor time for a call, in µs. */
  static final int CPU = 1;

  /** The server's for one, in µs. */
  static final int SERVER = 2;

  private static final List<String> CLIENTS =
      List.of("byhand", "unsigned", "signed", "retrofit", "feign", "dialogue");
  private static final int TURN_MILLIS = 500;
  private static final double WARM_SECONDS = 2.5;
  private static final double WARM_PATIENCE_SECONDS = 8;

  /** What a client did, and the server while it did. */
  private static final class Sum {
    private double calls;
    private double seconds;
    private double cpuSeconds;
    private double serverSeconds;

    private void add(Remote client, Remote server) {
      long before = server.number("cpu");
      String[] ran = client.text("run " + TURN_MILLIS).split(" ", -1);
      serverSeconds += (server.number("cpu") - before) / 1e9;
      calls += Long.parseLong(ran[0]);
      cpuSeconds += Long.parseLong(ran[1]) / 1e9;
      seconds += Long.parseLong(ran[2]) / 1e9;
    }

    private double[] figures() {
      return new double[] {calls / seconds, cpuSeconds / calls * 1e6, serverSeconds / calls * 1e6};
    }
  }

  private Loopback() {}

  /** Each client's figures, by its name after {@code loopback.}. */
  static Map<String, double[]> measure() {
    int turns = Boolean.getBoolean("bench.quick") ? 8 : 20;
    Map<String, Remote> clients = new LinkedHashMap<>();
    try (TempFolder temporary = TempFolder.create();
        Remote server =
            Remote.start(1, "256m", LoopbackServer.class, temporary.path().toString())) {
      String base = server.text("base");
      String folder = temporary.path().toString();
      try {
        for (String client : CLIENTS) {
          clients.put(client, Remote.start(0, "256m", LoopbackClient.class, client, base, folder));
        }
        clients.values().forEach(client -> warm(client, server));
        return turns(clients, server, turns);
      } finally {
        clients.values().forEach(Remote::close);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the loopback server and its clients cannot be run", e);
    }
  }

  private static Map<String, double[]> turns(
      Map<String, Remote> clients, Remote server, int turns) {
    Map<String, Sum> sums = new HashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      clients.forEach(
          (name, client) -> sums.computeIfAbsent(name, any -> new Sum()).add(client, server));
    }
    Map<String, double[]> figures = new HashMap<>();
    sums.forEach((name, sum) -> figures.put("loopback." + name, sum.figures()));
    return figures;
  }

  /** What warms up is processor time, of which a busy machine gives little in a second. */
  private static void warm(Remote client, Remote server) {
    Sum sum = new Sum();
    do {
      sum.add(client, server);
    } while (sum.cpuSeconds < WARM_SECONDS && sum.seconds < WARM_PATIENCE_SECONDS);
  }
}
