package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A replica that is closed beside another, and what it says of its health until then. */
@Timeout(120)
class DrainTest {
  private static final String WELL = "/probe/v1/answers/well";
  private static final Duration LONG = Duration.ofMinutes(5);

  private WireNetwork network;
  private GovnetNode second;
  private volatile @Nullable String fault;

  @BeforeEach
  void start(@TempDir Path folder) {
    network = WireNetwork.start(folder.resolve("network"));
    second =
        GovnetNode.builder(
                network.manchester.withState(folder.resolve("second")), network.network.anchor())
            .serve(network.probe)
            .idempotency(network.memory)
            .alongside(network.node.replica())
            .drainGrace(LONG)
            .health("database", () -> fault)
            .start();
  }

  @AfterEach
  void stop() {
    second.kill();
    network.close();
  }

  private RawClient.Answer health() throws Exception {
    return network.get("/govnet/v1/health").to(second.replica()).unsigned().send().answer();
  }

  private String awaitHealth(int status) throws Exception {
    RawClient.Answer answer = health();
    while (answer.status() != status) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      answer = health();
    }
    assertThat(answer.field("content-type")).isEqualTo("application/json");
    assertThat(answer.field("cache-control")).isEqualTo("no-store");
    assertThat(answer.fields()).doesNotContainKey("signature");
    return answer.body();
  }

  @Test
  void saysThatItIsReadyAndWhyNot() throws Exception {
    assertThat(awaitHealth(200))
        .isEqualTo(
            "{\"live\":true,\"ready\":true,\"checks\":[{\"name\":\"directory\",\"ok\":true},"
                + "{\"name\":\"load\",\"ok\":true},{\"name\":\"clock\",\"ok\":true},"
                + "{\"name\":\"draining\",\"ok\":true},{\"name\":\"database\",\"ok\":true}]}");

    fault = "no connection";

    assertThat(awaitHealth(503))
        .contains("\"ready\":false")
        .contains("{\"name\":\"database\",\"ok\":false,\"why\":\"no connection\"}");
    assertThat(second.vitals().ready()).isFalse();
    RawClient.Answer head =
        network.get("/govnet/v1/health").method("HEAD").to(second.replica()).send().answer();
    assertThat(head.status()).isEqualTo(503);
  }

  @Test
  void isOutOfTheDirectoryFirstAndServesOnUntilItsGraceIsOver() throws Exception {
    assertThat(replicas()).isEqualTo(2);
    try (RawClient open =
            RawClient.connect(
                second.replica().url().getPort(), String.valueOf(second.replica().pin()));
        RawClient idle =
            RawClient.connect(
                second.replica().url().getPort(), String.valueOf(second.replica().pin()))) {
      RawClient.Answer before = idle.get("/govnet/v1/openapi");
      assertThat(before.status()).isEqualTo(200);
      assertThat(before.field("connection")).isNotEqualTo("close");

      CompletableFuture<Void> closed = CompletableFuture.runAsync(second::close);
      assertThat(awaitHealth(503))
          .contains(
              "{\"name\":\"draining\",\"ok\":false,\"why\":\"this replica is being closed\"}");
      while (replicas() == 2) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }

      RawClient.Answer late = network.get(WELL).to(second.replica()).answer();
      assertThat(late.status()).as("who read the directory late").isEqualTo(200);
      assertThat(late.field("connection")).isEqualTo("close");
      assertThat(idle.get("/govnet/v1/openapi").status()).isEqualTo(200);
      assertThat(idle.ends()).as("after its last answer").isTrue();
      assertThat(closed).isNotDone();

      second.kill();
      closed.get(30, TimeUnit.SECONDS);
      assertThat(open.ends()).isTrue();
      Replica gone = second.replica();
      assertThatThrownBy(() -> RawClient.connect(gone.url().getPort(), requireNonNull(gone.pin())))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  private int replicas() {
    return network
        .network
        .publisher()
        .current()
        .descriptor(WireNetwork.MANCHESTER)
        .orElseThrow()
        .replicas()
        .size();
  }

  @Test
  void refusesAGraceThatIsNone() {
    assertThatThrownBy(() -> network.builder().drainGrace(Duration.ofMillis(-1)))
        .hasMessage("drainGrace must be 0 to 5 min: PT-0.001S");
    assertThatThrownBy(() -> network.builder().drainGrace(LONG.plusMillis(1)))
        .hasMessage("drainGrace must be 0 to 5 min: PT5M0.001S");
  }
}
