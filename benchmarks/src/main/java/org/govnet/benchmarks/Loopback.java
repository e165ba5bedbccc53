package org.govnet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.client.LoopbackClient;
import org.govnet.node.LoopbackServer;
import org.jspecify.annotations.Nullable;

/**
 * Clients against one server over the loopback address, each in a JVM of its own, all of them on
 * one processor and the server on another. They are started and warmed up once a run. In a round
 * they take turns of half a second, so that the machine's other work falls on all alike.
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
  private static final String FULL = "32 500";
  // With more at once, the JVM's compiler would wait among them for the one processor.
  private static final String WARMING = "4 500";
  private static final double WARM_SECONDS = 12;
  private static final double WARM_PATIENCE_SECONDS = 15;

  private static @Nullable Loopback started;

  private final TempFolder folder = TempFolder.create();
  private final Map<String, Remote> clients = new LinkedHashMap<>();
  private final Remote server;

  private Loopback() throws IOException {
    String at = folder.path().toString();
    server = Remote.start(1, "256m", LoopbackServer.class, at);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // also if it fails
    String base = server.text("base");
    for (String client : CLIENTS) {
      Remote remote = Remote.start(0, "256m", LoopbackClient.class, client, base, at);
      clients.put(client, remote);
      warm(remote);
    }
  }

  /** What warms up is processor time, of which a busy machine gives little in a second. */
  private void warm(Remote client) {
    Sum sum = new Sum();
    while (sum.cpuSeconds < WARM_SECONDS && sum.seconds < WARM_PATIENCE_SECONDS) {
      sum.add(client, server, WARMING);
    }
    for (int i = 0; i < 4; i++) {
      sum.add(client, server, FULL); // all connections are made
    }
  }

  private void close() {
    clients.values().forEach(Remote::close);
    server.close();
    folder.close();
  }

  /** Each client's figures in a round, by its name after {@code loopback.}. */
  static synchronized Map<String, double[]> measure() {
    Loopback loopback = started;
    if (loopback == null) {
      try {
        loopback = new Loopback();
      } catch (IOException e) {
        throw new UncheckedIOException("the loopback server and its clients cannot be run", e);
      }
      started = loopback;
    }
    return loopback.turns(Boolean.getBoolean("bench.quick") ? 6 : 16);
  }

  private Map<String, double[]> turns(int turns) {
    Map<String, Sum> sums = new HashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      clients.forEach(
          (name, client) -> sums.computeIfAbsent(name, any -> new Sum()).add(client, server, FULL));
    }
    Map<String, double[]> figures = new HashMap<>();
    sums.forEach((name, sum) -> figures.put("loopback." + name, sum.figures()));
    return figures;
  }

  /** What a client did, and the server while it did. */
  private static final class Sum {
    private double calls;
    private double seconds;
    private double cpuSeconds;
    private double serverSeconds;

    void add(Remote client, Remote server, String how) {
      long before = server.number("cpu");
      String[] ran = client.text(how).split(" ", -1);
      serverSeconds += (server.number("cpu") - before) / 1e9;
      calls += Long.parseLong(ran[0]);
      cpuSeconds += Long.parseLong(ran[1]) / 1e9;
      seconds += Long.parseLong(ran[2]) / 1e9;
    }

    double[] figures() {
      return new double[] {calls / seconds, cpuSeconds / calls * 1e6, serverSeconds / calls * 1e6};
    }
  }
}
