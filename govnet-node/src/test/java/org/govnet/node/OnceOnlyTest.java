package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.IdempotencyKey;
import org.govnet.client.CallFailed;
import org.govnet.client.CallObserver;
import org.govnet.client.CallPolicy;
import org.govnet.client.CallReport;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A write with a key has its effect exactly once, whichever replica the second attempt goes to,
 * although its first was done and its answer lost. All three replicas answer through a front.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnceOnlyTest {
  private static final CallPolicy POLICY =
      new CallPolicy(Duration.ofSeconds(20), Duration.ofSeconds(2), 3);

  private final ProbeService service = new ProbeService();

  /** The keys that a front has seen. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** How many attempts of writes arrived, at any front. */
  private final AtomicInteger arrived = new AtomicInteger();

  private ThreeReplicas replicas;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    replicas = new ThreeReplicas(folder, service, 3);
  }

  @AfterAll
  void close() throws Exception {
    service.release.countDown();
    replicas.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"RESETS_ONCE_SERVED", "RESETS_MID_BODY", "TRUNCATES", "TRICKLES", "OTHER_NODE"})
  @Timeout(60)
  void aWriteWhoseAnswerIsLostHappensOnce(SocketFault fault) {
    writes(fault, fault == SocketFault.TRICKLES ? 5 : 20);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESETS_ONCE_SERVED", "RESETS_MID_BODY", "TRUNCATES", "OTHER_NODE"})
  @Tag("campaign")
  @Timeout(300)
  void aThousandWritesHappenOnceEach(SocketFault fault) {
    writes(fault, 500);
  }

  /** One write in six meets the fault, after it was done: more retries there are not paid for. */
  private void writes(SocketFault fault, int count) {
    replicas.fronts.forEach(front -> front.faults = head -> first(head) ? fault : SocketFault.NONE);
    arrived.set(0);
    int before = service.ran.get();
    try (Govnet leeds = replicas.join(builder -> builder.policy(POLICY))) {
      Probe probe = leeds.client(Probe.class, ThreeReplicas.MANCHESTER);
      Set<String> runs = new HashSet<>();
      for (int i = 0; i < count; i++) {
        String name = fault.name().replace('_', '-') + "-" + count + "-" + i;
        IdempotencyKey key = IdempotencyKey.of((i % 6 == 0 ? "lost-" : "kept-") + name);
        Probe.Note done = probe.run("well", key, null, Probe.Note.of("n" + i));
        assertThat(done.text()).isEqualTo("n" + i);
        runs.add(String.valueOf(done.more()));
      }

      int lost = (count + 5) / 6;
      assertThat(service.ran.get() - before).as("effects").isEqualTo(count);
      assertThat(runs).as("answers, each of an effect of its own").hasSize(count);
      assertThat(arrived).as("attempts").hasValueGreaterThanOrEqualTo(count + lost);
    }
  }

  private boolean first(String head) {
    String key = RawMessage.field(head, "idempotency-key");
    if (key == null) {
      return false;
    }
    arrived.incrementAndGet();
    return key.startsWith("lost-") && seen.add(key);
  }

  @Test
  @Timeout(60)
  void aWriteIsNotBegunAgainWhileItsFirstAttemptStillRuns() {
    replicas.fronts.forEach(
        front ->
            front.faults =
                head -> first(head) ? SocketFault.RESETS_WHILE_SERVING : SocketFault.NONE);
    List<CallReport> reports = new ArrayList<>();
    int before = service.ran.get();
    CallObserver finishing =
        call ->
            new CallObserver.Observed() {
              @Override
              public void ended(CallReport report) {
                reports.add(report);
                service.release.countDown(); // the first attempt comes to its end only now
              }
            };
    try (Govnet leeds = replicas.join(builder -> builder.policy(POLICY).observe(finishing))) {
      Probe probe = leeds.client(Probe.class, ThreeReplicas.MANCHESTER);
      IdempotencyKey key = IdempotencyKey.of("lost-while-it-runs");
      Probe.Note note = Probe.Note.of("a");

      assertThatThrownBy(() -> probe.run("wait", key, null, note))
          .hasMessageContaining("idempotency-in-progress");
      assertThat(reports)
          .singleElement()
          .extracting(report -> report.failures().size())
          .isEqualTo(3);
      assertThat(service.ran.get() - before).isEqualTo(1);

      assertThat(probe.run("wait", key, null, note))
          .isEqualTo(new Probe.Note("a", "run " + (before + 1)));
      assertThat(service.ran.get() - before).isEqualTo(1);
    }
  }

  @Test
  @Timeout(60)
  void aWriteThatNeverGetsItsAnswerHasStillHappenedOnce() {
    replicas.fronts.forEach(front -> front.faults = head -> SocketFault.RESETS_ONCE_SERVED);
    int before = service.ran.get();
    try (Govnet leeds = replicas.join(builder -> builder.policy(POLICY))) {
      Probe probe = leeds.client(Probe.class, ThreeReplicas.MANCHESTER);
      IdempotencyKey key = IdempotencyKey.of("never-answered");

      assertThatThrownBy(() -> probe.run("well", key, null, Probe.Note.of("a")))
          .isInstanceOf(CallFailed.class);
      assertThat(service.ran.get() - before).isEqualTo(1);
    }
  }
}
