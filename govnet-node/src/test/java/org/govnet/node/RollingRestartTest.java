package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.idempotency.IdempotencyMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas restarted in turn while four threads call: nobody notices. */
class RollingRestartTest {
  private static final int THREADS = 4;
  private static final NodeId MANCHESTER = NodeId.of("manchester");

  private final Writes service = new Writes();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private volatile boolean over;

  /** Counts each write's effects, by what was written. */
  private static final class Writes implements Probe {
    final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();

    @Override
    public Note run(String how, IdempotencyKey key, @Nullable Integer copies, Note note) {
      effects.computeIfAbsent(note.text(), text -> new AtomicInteger()).incrementAndGet();
      return note;
    }

    @Override
    public Note answer(String how) {
      return Note.of(how);
    }

    @Override
    public Note item(Uprn uprn, String kind) {
      throw notHere();
    }

    @Override
    public Page<Note> list(@Nullable Integer limit, @Nullable Cursor cursor) {
      throw notHere();
    }

    @Override
    public void silence(Note note) {
      throw notHere();
    }

    @Override
    public Note caller(String id) {
      throw notHere();
    }

    private static UnsupportedOperationException notHere() {
      return new UnsupportedOperationException("no test calls it");
    }
  }

  @Test
  @Timeout(300)
  void noCallFailsAndEachWriteIsDoneOnce(@TempDir Path folder) throws Exception {
    restart(folder, 1, 50);
  }

  /**
   * A restart publishes twice, and a node may publish 20 documents at once: four rounds and two.
   */
  @Test
  @Tag("campaign")
  @Timeout(1_800)
  void noCallFailsInFourRollingRestarts(@TempDir Path folder) throws Exception {
    restart(folder, 4, 1_000);
  }

  private void restart(Path folder, int rounds, int between) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      Identity manchester = network.admit(MANCHESTER, "Manchester", List.of(), List.of());
      Identity caller = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      Replicas replicas = new Replicas(network, manchester, folder, service);
      try (Govnet leeds = Govnet.join(caller, network.anchor())) {
        Probe probe = leeds.client(Probe.class, MANCHESTER);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          int thread = i;
          callers.add(threads.submit(() -> call(probe, thread)));
        }
        for (int round = 0; round < rounds; round++) {
          for (int which = 0; which < 2; which++) {
            awaitCalls(between);
            replicas.restart(which);
          }
        }
        awaitCalls(between);
        over = true;
        for (Future<?> one : callers) {
          one.get(60, TimeUnit.SECONDS);
        }
      } finally {
        over = true;
        replicas.close();
      }
    } finally {
      threads.shutdown();
    }
    System.out.printf(
        "%d rolling restarts: %d calls, %d of them writes, %d failed%n",
        rounds, calls.get(), writes.get(), failures.size());
    assertThat(failures).isEmpty();
    assertThat(service.effects).hasSize(Math.toIntExact(writes.get()));
    assertThat(service.effects.values()).allMatch(effects -> effects.get() == 1);
  }

  private void call(Probe probe, int thread) {
    for (int i = 0; !over; i++) {
      String text = thread + "-" + i;
      try {
        if (i % 2 == 0) {
          writes.incrementAndGet();
          IdempotencyKey key = IdempotencyKey.of("key-" + text);
          assertThat(probe.run("well", key, 1, Probe.Note.of(text)).text()).isEqualTo(text);
        } else {
          assertThat(probe.answer(text).text()).isEqualTo(text);
        }
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
      }
      calls.incrementAndGet();
    }
  }

  /** Until so many calls more have been made. */
  private void awaitCalls(int more) {
    long until = calls.get() + more;
    while (calls.get() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Two replicas of one node, each with its port and its own folder. */
  private static final class Replicas implements AutoCloseable {
    private final LocalNetwork network;
    private final Identity identity;
    private final Path folder;
    private final Writes service;
    private final IdempotencyMemory memory = new IdempotencyMemory(Clock.systemUTC());
    private final List<GovnetNode> nodes = new ArrayList<>();

    Replicas(LocalNetwork network, Identity identity, Path folder, Writes service) {
      this.network = network;
      this.identity = identity;
      this.folder = folder;
      this.service = service;
      nodes.add(start(0, 0, null));
      nodes.add(start(1, 0, nodes.get(0).replica()));
    }

    private GovnetNode start(int which, int port, @Nullable Replica other) {
      GovnetNode.Builder builder =
          GovnetNode.builder(
                  identity.withState(folder.resolve("replica-" + which)), network.anchor())
              .serve(service)
              .idempotency(memory)
              .listen(InetAddress.getLoopbackAddress(), port);
      return (other == null ? builder : builder.alongside(other)).start();
    }

    void restart(int which) {
      int port = nodes.get(which).replica().url().getPort();
      nodes.get(which).close();
      nodes.set(which, start(which, port, nodes.get(1 - which).replica()));
    }

    @Override
    public void close() {
      nodes.forEach(GovnetNode::close);
    }
  }
}
