package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.CallPolicy;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 blocking calls at once on virtual threads, over as many TLS connections to a node in
 * another process, which answers none of them before all have arrived. From JDK 24 on, since before
 * it a virtual thread that waits in a {@code synchronized} block keeps its carrier (JEP 491).
 */
@Tag("campaign")
@EnabledForJreRange(minVersion = 24)
class VirtualThreadsTest {
  private static final int CALLS = 10_000;

  /** Each has as many attempts in flight as a limit allows at most. */
  private static final int REPLICAS = 10;

  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final NodeId SWANSEA = NodeId.of("swansea");

  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void makesTenThousandBlockingCallsAtOnceOnFewThreads() throws Exception {
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      network.admit(SWANSEA, "Swansea", List.of(), List.of());
      network.anchor().save(folder.resolve("anchor.json"));
      Process peer = peer();
      try (BufferedReader said = peer.inputReader(StandardCharsets.UTF_8);
          Govnet govnet = Govnet.builder(leeds, network.anchor()).policy(policy()).join()) {
        assertThat(said.readLine()).isEqualTo(HoldingNode.READY);
        govnet.directory().refresh();
        Sooner swansea = govnet.client(Sooner.class, SWANSEA);
        // Java's own classes are begun with, or the first to need one would hold up the others.
        virtually(Collections.nCopies(100, () -> swansea.answer("now")));
        all(swansea);
        assertThat(said.readLine()).isEqualTo(HoldingNode.ALL_HELD);
      } finally {
        peer.destroy();
      }
    }
  }

  private void all(Sooner swansea) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int before = threads.getThreadCount();
    threads.resetPeakThreadCount();
    long began = System.nanoTime();
    try (Recording recording = new Recording()) {
      recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      virtually(List.of(VirtualThreadsTest::pin));
      virtually(Collections.nCopies(CALLS, () -> call(swansea)));
      recording.stop();
      List<RecordedEvent> pinned = pinned(recording);
      int more = threads.getPeakThreadCount() - before;
      System.out.printf(
          "%d blocking calls at once: %d ms, %d more platform threads, pinned %d times%n",
          CALLS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), more, pinned.size() - 1);
      assertThat(pinned).as("the one that was pinned on purpose").hasSize(1);
      assertThat(more).isLessThan(CALLS / 100);
    }
  }

  private static void call(Sooner swansea) {
    assertThat(swansea.answer("together").who()).isEqualTo("all");
  }

  /** Waits within a class's initialisation, which keeps the carrier still. */
  private static void pin() {
    assertThat(Pinning.WAITED).isTrue();
  }

  private static final class Pinning {
    static final boolean WAITED = waited();

    private static boolean waited() {
      LockSupport.parkNanos(1_000_000);
      return true;
    }
  }

  private static void virtually(List<Runnable> tasks) throws Exception {
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    try {
      List<Future<?>> begun = new ArrayList<>();
      tasks.forEach(task -> begun.add(threads.submit(task)));
      for (Future<?> one : begun) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<RecordedEvent> pinned(Recording recording) throws IOException {
    Path file = folder.resolve("pinned.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(PINNED))
        .toList();
  }

  private static CallPolicy policy() {
    Duration longest = Duration.ofMinutes(4);
    return new CallPolicy(longest, longest, 3)
        .withLimits(new CallPolicy.Limits(true, CALLS / REPLICAS, CALLS));
  }

  /** In a process of its own, which has files to itself, and threads that are not counted here. */
  private Process peer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            HoldingNode.class.getName(),
            folder.toString(),
            SWANSEA.value(),
            String.valueOf(REPLICAS),
            String.valueOf(CALLS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
