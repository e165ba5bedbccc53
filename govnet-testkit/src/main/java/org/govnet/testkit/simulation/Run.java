package org.govnet.testkit.simulation;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.govnet.client.CallPolicy;
import org.govnet.client.VirtualClient;

/** One run of a simulation. */
final class Run implements VirtualClient.World {
  private static final double NANOS = 1e9;

  private final Events events;
  private final Simulation.Load load;
  private final Map<URI, SimulatedReplica> replicas = new LinkedHashMap<>();
  private final List<VirtualClient> clients = new ArrayList<>();
  private final Set<Runnable> running = new LinkedHashSet<>();
  private final List<Long> took = new ArrayList<>();
  private final MessageDigest digest = sha256();
  private int sent;
  private int succeeded;

  Run(
      List<Simulation.Listed> listed,
      Simulation.Load load,
      CallPolicy policy,
      Strategy strategy,
      long seed) {
    this.events = new Events(seed);
    this.load = load;
    for (Simulation.Listed one : listed) {
      SimulatedReplica replica =
          new SimulatedReplica(one.name(), one.joins(), one.behaviour(), events);
      replicas.put(replica.url(), replica);
    }
    for (int i = 0; i < load.clients(); i++) {
      clients.add(new VirtualClient(policy, this, strategy.choice(events::below)));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public long nanos() {
    return events.now();
  }

  @Override
  public Runnable at(long nanos, Runnable task) {
    return events.at(nanos, task);
  }

  @Override
  public long below(long bound) {
    return events.below(bound);
  }

  @Override
  public Runnable send(URI replica, String operation, Consumer<VirtualClient.Reply> answer) {
    SimulatedReplica asked = replicas.get(replica);
    if (asked == null) {
      throw new IllegalArgumentException("no such replica: " + replica);
    }
    return asked.ask(operation, answer);
  }

  Report report() {
    replicas.values().stream()
        .map(SimulatedReplica::joins)
        .distinct()
        .forEach(joins -> events.at(joins.toNanos(), () -> list(joins)));
    events.at(0, () -> call(0));
    events.run(load.stop().toNanos());
    List.copyOf(running).forEach(Runnable::run);
    int leaks =
        clients.stream().mapToInt(VirtualClient::held).sum()
            + replicas.values().stream().mapToInt(SimulatedReplica::open).sum();
    Map<Integer, Integer> responses = new TreeMap<>();
    int attempts = 0;
    for (SimulatedReplica replica : replicas.values()) {
      replica.responses().forEach((status, n) -> responses.merge(status, n, Integer::sum));
      attempts += replica.requests();
    }
    return new Report(
        sent,
        succeeded,
        mean(),
        p99(),
        responses,
        attempts,
        leaks,
        HexFormat.of().formatHex(digest.digest()));
  }

  private void list(Duration joined) {
    List<URI> there =
        replicas.values().stream()
            .filter(replica -> replica.joins().compareTo(joined) <= 0)
            .map(SimulatedReplica::url)
            .toList();
    clients.forEach(client -> client.replicas(there));
  }

  private void call(int number) {
    long next = (long) ((number + 1) * NANOS / load.rate());
    if (next < load.lasting().toNanos()) {
      events.at(next, () -> call(number + 1));
    }
    sent++;
    List<String> operations = load.operations();
    String operation = operations.get((int) events.below(operations.size()));
    VirtualClient client = clients.get(number % clients.size());
    Call call = new Call(number, events.now());
    running.add(call);
    call.cancel =
        client.call(new VirtualClient.Asked(operation, load.safe(), load.keyed()), call::ended);
    if (call.over) {
      running.remove(call);
    }
  }

  /** A call under way; to run it is to cancel it. */
  private final class Call implements Runnable {
    private final int number;
    private final long began;
    private Runnable cancel = () -> {};
    private boolean cancelled;
    private boolean over;

    private Call(int number, long began) {
      this.number = number;
      this.began = began;
    }

    private void ended(int status) {
      over = true;
      running.remove(this);
      if (cancelled) {
        return;
      }
      succeeded += status >= 200 && status < 300 ? 1 : 0;
      took.add(events.now() - began);
      digest.update(
          ByteBuffer.allocate(24)
              .putInt(number)
              .putInt(status)
              .putLong(began)
              .putLong(events.now())
              .array());
    }

    @Override
    public void run() {
      cancelled = true;
      cancel.run();
    }
  }

  private Duration mean() {
    return Duration.ofNanos(
        Math.round(took.stream().mapToLong(Long::longValue).average().orElse(0)));
  }

  private Duration p99() {
    long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
    int place = (int) Math.ceil(0.99 * sorted.length) - 1;
    return Duration.ofNanos(Arrays.stream(sorted).skip(Math.max(0, place)).findFirst().orElse(0));
  }
}
