package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written of exchanges, and what never is. */
@Timeout(60)
class AccessLogTest {
  private static final BlockingQueue<String> LINES = new LinkedBlockingQueue<>();

  @TempDir static Path folder;
  private static WireNetwork network;
  private static GovnetNode node;

  @BeforeAll
  static void start() {
    network = WireNetwork.start(folder.resolve("network"));
    node =
        GovnetNode.builder(
                network.manchester.withState(folder.resolve("logged")), network.network.anchor())
            .serve(network.probe)
            .serve(network.planning)
            .accessLines(LINES::add)
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
    network.close();
  }

  @BeforeEach
  void clear() {
    LINES.clear();
  }

  /** The one line of a request, without its time. */
  private static String line() throws Exception {
    String line = LINES.poll(30, TimeUnit.SECONDS);
    assertThat(line).isNotNull().matches("[!-~]+( [!-~]+){6}").hasSizeLessThan(600);
    assertThat(LINES).isEmpty();
    return line.replaceFirst(" ms=[0-9]+ ", " ms=* ");
  }

  private static WireRequest to(WireRequest request) {
    return request.to(node.replica());
  }

  @Test
  void saysWhoCalledWhatAndNothingOfWhatItWasAbout() throws Exception {
    to(network.get("/probe/v1/items/10012345678?kind=Jane-Smith").with("X-Correlation-Id", "c-1"))
        .with("Govnet-Purpose", "fraud-check")
        .afterwards("Cookie", "Jane")
        .answer();
    assertThat(line())
        .isEqualTo(
            "caller=leeds operation=probe/v1/item request=GET:/probe/v1/items/{uprn} status=200"
                + " code=- ms=* correlation=c-1");
  }

  @Test
  void saysNothingOfABodyOrAKey() throws Exception {
    to(network.post("/probe/v1/runs/well?copies=7", "{\"text\":\"Jane Smith\"}").key("Jane-key"))
        .answer();
    assertThat(line())
        .isEqualTo(
            "caller=leeds operation=probe/v1/run request=POST:/probe/v1/runs/{how} status=200"
                + " code=- ms=* correlation=-");
  }

  @Test
  void saysWhichProblemAServiceRaised() throws Exception {
    to(network.get("/probe/v1/answers/refused")).answer();
    assertThat(line())
        .isEqualTo(
            "caller=leeds operation=probe/v1/answer request=GET:/probe/v1/answers/{how} status=409"
                + " code=refused ms=* correlation=-");
  }

  @Test
  void saysThatAServiceFailedAndNotWhy() throws Exception {
    to(network.get("/probe/v1/answers/crash")).answer();
    assertThat(line())
        .isEqualTo(
            "caller=leeds operation=probe/v1/answer request=GET:/probe/v1/answers/{how} status=500"
                + " code=internal-error ms=* correlation=-");
  }

  @Test
  void saysOfAPathThatNothingServesNoMoreThanWhoAskedIt() throws Exception {
    to(network.get("/people/v1/Jane-Smith")).answer();
    assertThat(line())
        .isEqualTo(
            "caller=leeds operation=- request=- status=404 code=unknown-path ms=* correlation=-");
  }

  @Test
  void saysOfARefusedParameterWhichOperationItWas() throws Exception {
    to(network.get("/probe/v1/items/Jane-Smith?kind=x")).answer();
    assertThat(line())
        .isEqualTo(
            "caller=leeds operation=probe/v1/item request=GET:/probe/v1/items/{uprn} status=400"
                + " code=invalid-request ms=* correlation=-");
  }

  @Test
  void doesNotBelieveWhoARefusedCallerSaysItIs() throws Exception {
    to(network.get("/probe/v1/items/1?kind=Jane").unsigned()).send();
    assertThat(line())
        .isEqualTo(
            "caller=- operation=- request=- status=401 code=signature-missing ms=* correlation=-");
    to(network.get("/probe/v1/items/1?kind=Jane"))
        .by(NodeId.of("york"), network.leeds.messages())
        .send();
    assertThat(line()).startsWith("caller=- operation=- request=- status=401 code=key-unknown ");
  }

  @Test
  void hasALineOfWhatIsNoHttpAndNoneThatACallerWrote() throws Exception {
    for (String bad :
        List.of(
            "Jane Smith was here\r\n\r\n",
            "GET /a/../Jane HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: Jane\u0001\r\n\r\n")) {
      try (RawClient client =
          RawClient.connect(node.replica().url().getPort(), String.valueOf(node.replica().pin()))) {
        assertThat(client.send(bad).read().status()).as(bad).isEqualTo(400);
      }
      assertThat(line())
          .isEqualTo(
              "caller=- operation=- request=- status=400 code=malformed-request ms=*"
                  + " correlation=-");
    }
  }

  @Test
  void hasNoCorrelationIdThatMayNotBeEchoed() throws Exception {
    to(network.get("/probe/v1/answers/well").afterwards("X-Correlation-Id", "Jane Smith")).send();
    assertThat(line())
        .isEqualTo(
            "caller=- operation=- request=- status=400 code=malformed-request ms=*"
                + " correlation=-");
  }

  @Test
  void hasNoLineOfHealthOrTheDirectory() throws Exception {
    to(network.get("/govnet/v1/health").unsigned()).send();
    to(network.get("/govnet/v1/directory").unsigned()).send();
    to(network.get("/probe/v1/answers/well")).answer();
    assertThat(line()).startsWith("caller=leeds operation=probe/v1/answer ");
  }

  @Test
  void saysWhoseQuotaWasUsedUp(@TempDir Path state) throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (GovnetNode strict =
        GovnetNode.builder(network.manchester.withState(state), network.network.anchor())
            .serve(network.probe)
            .quota(new Quota(1, Duration.ofHours(1)))
            .accessLines(lines::add)
            .start()) {
      network.get("/probe/v1/answers/well").to(strict.replica()).answer();
      network.get("/probe/v1/answers/well").to(strict.replica()).answer();
      assertThat(lines.poll(30, TimeUnit.SECONDS)).contains(" status=200 ");
      assertThat(lines.poll(30, TimeUnit.SECONDS))
          .startsWith("caller=leeds operation=- request=- status=429 code=quota-exceeded ms=");
    }
  }

  @Test
  void anObserverThatFailsHarmsNobody(@TempDir Path state) throws Exception {
    BlockingQueue<ExchangeReport> seen = new LinkedBlockingQueue<>();
    ExchangeObserver broken =
        field -> {
          throw new IllegalStateException("broken");
        };
    try (GovnetNode watched =
        GovnetNode.builder(network.manchester.withState(state), network.network.anchor())
            .serve(network.probe)
            .observe(broken)
            .observe(new Failing())
            .observe(field -> new Collected(seen))
            .start()) {
      RawClient.Answer answer =
          network.get("/probe/v1/answers/well").to(watched.replica()).answer();
      assertThat(answer.status()).isEqualTo(200);
      ExchangeReport report = seen.poll(30, TimeUnit.SECONDS);
      assertThat(report).isNotNull();
      assertThat(report.caller()).isEqualTo(network.leeds.node());
      assertThat(report.took()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(50));
    }
  }

  private static final class Failing implements ExchangeObserver {
    @Override
    public Observed began(java.util.function.Function<String, @Nullable String> field) {
      return new Observed() {
        @Override
        public Runnable entered(ExchangeDetails details) {
          throw new IllegalStateException("broken too");
        }

        @Override
        public void ended(ExchangeReport report) {
          throw new NoClassDefFoundError("broken three");
        }
      };
    }
  }

  private record Collected(BlockingQueue<ExchangeReport> seen)
      implements ExchangeObserver.Observed {
    @Override
    public void ended(ExchangeReport report) {
      seen.add(report);
    }
  }
}
