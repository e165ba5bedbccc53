package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More requests than a replica can serve: two workers, and a place for one that waits. */
class OverloadTest {
  private static final ServerLimits TWO_WORKERS =
      new ServerLimits(16_384, 65_536, Duration.ofSeconds(30), Duration.ofSeconds(60), 64, 2);
  private static final String WAITS = "/probe/v1/answers/wait";
  private static final String WELL = "/probe/v1/answers/well";

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private WireNetwork network;
  private GovnetNode node;

  @BeforeEach
  void start(@TempDir Path folder) {
    network = WireNetwork.start(folder.resolve("network"));
    node =
        GovnetNode.builder(
                network.manchester.withState(folder.resolve("small")), network.network.anchor())
            .serve(network.probe)
            .serve(network.later)
            .limits(TWO_WORKERS)
            .maxConcurrent(3)
            .quota(new Quota(1_000, Duration.ofHours(1)))
            .start();
  }

  @AfterEach
  void stop() {
    network.probe.release.countDown();
    node.close();
    network.close();
    callers.shutdownNow();
  }

  private WireRequest get(String target) {
    return network.get(target).to(node.replica());
  }

  private List<Future<RawClient.Answer>> fill(int requests, String... fields) {
    List<Future<RawClient.Answer>> all = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      int before = node.vitals().running();
      WireRequest request = get(WAITS);
      for (int f = 0; f < fields.length; f += 2) {
        request = request.with(fields[f], fields[f + 1]);
      }
      all.add(callers.submit(request::answer));
      while (node.vitals().running() == before) {
        LockSupport.parkNanos(100_000);
      }
    }
    return all;
  }

  @Test
  @Timeout(120)
  void answersAtOnceWhoeverItHasNoPlaceFor() throws Exception {
    List<Future<RawClient.Answer>> served = fill(3);

    RawClient.Answer refused = get(WELL).answer();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.field("govnet-error")).isEqualTo("overloaded");
    assertThat(refused.field("retry-after")).isEqualTo("1");
    assertThat(refused.body())
        .contains("\"code\":\"overloaded\"")
        .contains("\"party\":\"provider\"");
    assertThat(node.vitals().running()).isEqualTo(3);
    assertThat(node.vitals().overloads()).isEqualTo(1);

    network.probe.release.countDown();
    for (Future<RawClient.Answer> one : served) {
      assertThat(one.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
    awaitNobody();
    assertThat(get(WELL).answer().status()).isEqualTo(200);
    assertThat(network.probe.ran).as("three that waited, and one").hasValue(4);
  }

  private void awaitNobody() {
    while (node.vitals().running() > 0) {
      LockSupport.parkNanos(100_000);
    }
  }

  @Test
  @Timeout(120)
  void refusesBeforeItVerifies() throws Exception {
    List<Future<RawClient.Answer>> unused = fill(3);

    RawClient.Answer stranger =
        get(WELL).by(network.leeds.node(), SigningKey.generate(Algorithm.ED25519)).answer();
    assertThat(stranger.field("govnet-error")).isEqualTo("overloaded");
    RawClient.Answer unsigned = get(WELL).unsigned().send().answer();
    assertThat(unsigned.field("govnet-error")).isEqualTo("overloaded");
    RawClient.Answer mirror = get("/govnet/v1/directory").unsigned().send().answer();
    assertThat(mirror.status()).isEqualTo(503);
    assertThat(node.vitals().callers()).as("whose quota was asked").isEqualTo(1);
  }

  /** How quick refusals are is printed, not asserted: it is the machine's to say. */
  @Test
  @Tag("campaign")
  @Timeout(600)
  void refusesAFloodAndBeginsNothingOfIt() throws Exception {
    List<Future<RawClient.Answer>> unused = fill(3);
    List<Future<List<Long>>> floods = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      floods.add(callers.submit(() -> flood(50)));
    }
    List<Long> took = new ArrayList<>();
    for (Future<List<Long>> one : floods) {
      took.addAll(one.get(300, TimeUnit.SECONDS));
    }
    took.sort(null);
    System.out.printf(
        "%d refusals to 32 callers while no worker was free: half within %.1f ms, 99 %% within %.1f"
            + " ms, all within %.1f ms%n",
        took.size(),
        took.get(took.size() / 2) / 1e6,
        took.get(took.size() * 99 / 100) / 1e6,
        took.get(took.size() - 1) / 1e6);
    assertThat(network.probe.ran)
        .as("what the two workers began before")
        .hasValueLessThanOrEqualTo(2);
    assertThat(node.vitals().overloads()).isEqualTo(32 * 50);
    assertThat(node.vitals().running()).isEqualTo(3);
  }

  /** The same message again and again: it is refused before anybody looks whether it was. */
  private List<Long> flood(int requests) throws Exception {
    String head =
        "GET %s HTTP/1.1\r\nHost: elsewhere\r\n%s\r\n\r\n"
            .formatted(WELL, String.join("\r\n", get(WELL).sign()));
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      // Grizzly ends a connection with every 503.
      try (RawClient client =
          RawClient.connect(node.replica().url().getPort(), String.valueOf(node.replica().pin()))) {
        long from = System.nanoTime();
        RawClient.Answer answer = client.send(head).read();
        took.add(System.nanoTime() - from);
        assertThat(answer.field("govnet-error")).isEqualTo("overloaded");
        assertThat(answer.fields()).containsKey("signature");
      }
    }
    return took;
  }

  @Test
  @Timeout(120)
  void saysThatItIsNotReadyWhileItHasNoPlace() throws Exception {
    List<Future<RawClient.Answer>> unused = fill(3);

    RawClient.Answer health = get("/govnet/v1/health").unsigned().send().answer();

    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body())
        .contains(
            "{\"name\":\"load\",\"ok\":false,"
                + "\"why\":\"as many requests are in hand as may be: 3\"}");
  }

  @Test
  @Timeout(120)
  void whatWaitedForAWorkerUntilItsTimeWasUpIsNotBegun() throws Exception {
    List<Future<RawClient.Answer>> served = fill(2);
    List<Future<RawClient.Answer>> late = fill(1, "Govnet-Deadline", "1");
    long now = System.nanoTime();
    while (System.nanoTime() - now < TimeUnit.MILLISECONDS.toNanos(1)) {
      Thread.onSpinWait();
    }
    network.probe.release.countDown();

    RawClient.Answer answer = late.get(0).get(30, TimeUnit.SECONDS);

    assertThat(answer.field("govnet-error")).isEqualTo("deadline-passed");
    for (Future<RawClient.Answer> one : served) {
      assertThat(one.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
    assertThat(network.probe.ran).hasValue(2);
  }

  @Test
  @Timeout(120)
  void whoIsAnsweredLaterTakesNoPlaceMeanwhile() throws Exception {
    List<Future<RawClient.Answer>> later = new ArrayList<>();
    List<CompletableFuture<Later.Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      later.add(callers.submit(get("/later/v1/answers/" + i)::answer));
      waiting.add(requireNonNull(network.later.waiting.poll(30, TimeUnit.SECONDS)));
      awaitNobody();
    }

    assertThat(get(WELL).answer().status()).isEqualTo(200);
    waiting.forEach(one -> one.complete(new Later.Answer("leeds")));

    for (Future<RawClient.Answer> one : later) {
      assertThat(one.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
    assertThat(node.vitals().overloads()).isZero();
  }

  @Test
  @Timeout(120)
  void aNodeOverItsQuotaIsToldWhenToCallAgainAndOthersAreServed(@TempDir Path state)
      throws Exception {
    try (GovnetNode strict =
        GovnetNode.builder(network.manchester.withState(state), network.network.anchor())
            .serve(network.probe)
            .quota(new Quota(2, Duration.ofMinutes(30)))
            .start()) {
      WireRequest request = network.get(WELL).to(strict.replica());
      assertThat(request.answer().status()).isEqualTo(200);
      assertThat(network.get("/nowhere/v1").to(strict.replica()).answer().status())
          .as("also what is refused is a call")
          .isEqualTo(404);

      RawClient.Answer refused = request.answer();

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.field("govnet-error")).isEqualTo("quota-exceeded");
      assertThat(Integer.parseInt(refused.field("retry-after"))).isBetween(1_700, 1_800);
      assertThat(refused.body())
          .contains("leeds has used its quota of 2 calls and one each PT30M; ask again in ");
      assertThat(strict.vitals().quotaRefusals()).isEqualTo(1);
      assertThat(request.by(network.york.node(), network.york.messages()).answer().status())
          .isEqualTo(200);
      assertThat(strict.vitals().callers()).isEqualTo(2);
    }
  }
}
