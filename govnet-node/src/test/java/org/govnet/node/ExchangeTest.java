package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.govnet.agreement.AgreementBook;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractModel;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.idempotency.IdempotencyMemory;
import org.govnet.trust.ContentDigest;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.ReplayMemory;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.Verified;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline alone: no server, no clock but the test's. */
class ExchangeTest {
  private static final String OWN = "https://manchester.example/base";
  private static final HandClock CLOCK = new HandClock(Instant.parse("2026-08-09T13:58:07Z"));

  @TempDir static Path folder;
  private static LocalNetwork network;
  private static Identity manchester;
  private static Identity leeds;

  private long nanos;
  private DirectoryReader reader;
  private Exchange exchange;

  @BeforeAll
  static void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, CLOCK);
    manchester =
        network.admit(NodeId.of("manchester"), "Manchester", List.of(), List.<CapabilityId>of());
    leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
    network.agree(
        manchester,
        leeds,
        Cases.class,
        LegalBasis.publicTask().with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE));
    network.publisher().accept(List.of(leeds.describe(1, 1, List.of(), List.of(), CLOCK)));
  }

  @AfterAll
  static void stop() {
    network.close();
  }

  @BeforeEach
  void make(@TempDir Path state) {
    network.publisher().renew();
    reader =
        new DirectoryReader(
            network.anchor(), state, new FromPublisher(), CLOCK, FreshnessPolicy.DEFAULT);
    assertThat(reader.refresh()).isTrue();
    exchange = exchange(OWN, 100);
  }

  private Exchange exchange(String url, int replays) {
    return exchange(url, replays, Arrivals.UNWATCHED);
  }

  private Exchange exchange(String url, int replays, Arrivals arrivals) {
    return new Exchange(
        manchester,
        reader,
        AgreementBook.open(
            manchester.state().resolve(AgreementBook.FOLDER), manchester.node(), CLOCK),
        () -> URI.create(url),
        Duration.ofMinutes(1),
        new MessageVerifier(reader, CLOCK),
        new MessageSigner(manchester.node(), manchester.messages(), CLOCK, new SecureRandom()),
        new ReplayMemory(CLOCK, replays),
        new IdempotencyMemory(CLOCK),
        null,
        () -> nanos,
        arrivals);
  }

  /** Two calls and no more, and a memory for three nonces. */
  private Exchange withQuota() {
    Quotas quotas = new Quotas(new Quota(2, Duration.ofHours(1)), manchester.node(), () -> nanos);
    Arrivals counted =
        new Arrivals() {
          @Override
          public void verified(Verified request) {
            quotas.require(request.node());
          }

          @Override
          public void admitted(Verified request) {
            quotas.spend(request.node());
          }
        };
    return exchange(OWN, 3, counted);
  }

  @Test
  void aCallOverItsQuotaCostsNoNonceAndAReplayCostsNoQuota() {
    exchange = withQuota();
    RequestMessage first = get();
    assertThat(exchange.arrive(first).node()).isEqualTo(leeds.node());
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> exchange.arrive(first)).hasMessageContaining("401 replayed");
    }
    assertThat(exchange.arrive(get()).node()).isEqualTo(leeds.node());

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> exchange.arrive(get()))
          .hasMessageContaining("429 quota-exceeded")
          .hasMessageNotContaining("503");
    }

    nanos += Duration.ofHours(1).toNanos();
    assertThat(exchange.arrive(get()).node()).as("with the third nonce").isEqualTo(leeds.node());
  }

  private static final class FromPublisher implements DirectoryFetch {
    @Override
    public Answer get(Question question) {
      return question.path().startsWith(CHANGES_PATH)
          ? new Answer(404, new byte[0], null)
          : new Answer(200, network.publisher().current().bundle(), null);
    }

    @Override
    public void publish(Replica directory, String document) {
      throw new UnsupportedOperationException();
    }
  }

  private static Operation operation(String name) {
    return operation(Probe.class, name);
  }

  private static Operation operation(Class<?> contract, String name) {
    return ContractModel.of(contract).operations().stream()
        .filter(operation -> operation.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private Admitted admit(Arrived arrived, Operation operation) {
    return exchange.admit(
        arrived,
        operation,
        false,
        () -> new Sent(arrived.request(), operation, Map.of(), Map.of()));
  }

  private RequestMessage request(String method, String target, String body, String... fields) {
    Fields.Builder all = Fields.builder().add("Govnet-To", "uk-test/manchester");
    for (int i = 0; i < fields.length; i += 2) {
      all.add(fields[i], fields[i + 1]);
    }
    RequestMessage bare =
        exchange.received(method, target, all.build(), body.getBytes(StandardCharsets.UTF_8));
    return bare.plus(
        new MessageSigner(leeds.node(), leeds.messages(), CLOCK, new SecureRandom()).sign(bare));
  }

  private RequestMessage get(String... fields) {
    return request("GET", "/probe/v1/answers/well", "", fields);
  }

  private RequestMessage run(String target, String body) {
    return request(
        "POST", target, body, "Idempotency-Key", "k", "Content-Type", "application/json");
  }

  private static void refuses(Runnable act, String message) {
    assertThatThrownBy(act::run).isInstanceOf(RefusedRequest.class).hasMessage(message);
  }

  @Test
  void knowsTheCaller() {
    Arrived arrived = exchange.arrive(get());
    assertThat(arrived.node()).isEqualTo(NodeId.of("leeds"));
    assertThat(arrived.network()).isEqualTo(NetworkId.of("uk-test"));
    assertThat(arrived).hasToString("caller leeds");
  }

  @Test
  void capsTheDeadlineAtItsOwnMaximum() {
    assertThat(exchange.arrive(get()).remaining()).isEqualTo(Duration.ofMinutes(1));
    assertThat(exchange.arrive(get("Govnet-Deadline", "300000")).remaining())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(exchange.arrive(get("Govnet-Deadline", "1500")).remaining())
        .isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void countsTheDeadlineFromTheArrival() {
    nanos = Long.MAX_VALUE - 1000; // nanoTime may wrap
    Arrived arrived = exchange.arrive(get("Govnet-Deadline", "2"));
    nanos += 2_000_001;
    assertThat(arrived.remaining()).isEqualTo(Duration.ofNanos(-1));
  }

  @Test
  void beginsNothingThatHasNoTimeLeftAndTakesNoKeyForIt() {
    String target = "/probe/v1/runs/well";
    Arrived late = exchange.arrive(run(target, "{}"));
    nanos += Duration.ofMinutes(1).toNanos();
    refuses(() -> admit(late, operation("run")), "503 deadline-passed: allow more time for run");
    Arrived again = exchange.arrive(run(target, "{}"));
    assertThat(admit(again, operation("run"))).isInstanceOf(Admitted.RunOnce.class);
  }

  @Test
  void servesAsLongAsTheDirectoryIsNotExpiredAndNobodyAfter() {
    CLOCK.pass(Duration.ofDays(3).minusSeconds(1));
    exchange.arrive(get());
    CLOCK.pass(Duration.ofSeconds(2));
    String expired =
        "503 directory-expired: uk-test/manchester cannot tell who is calling until its directory"
            + " is refreshed";
    refuses(() -> exchange.arrive(get()), expired);
    // whoever it is, signed or not
    refuses(
        () -> exchange.arrive(exchange.received("GET", "/x", Fields.empty(), new byte[0])),
        expired);
    network.publisher().renew();
    assertThat(reader.refresh()).isTrue();
    exchange.arrive(get());
  }

  @Test
  void handsOverNoPersonalDataByADegradedDirectory() {
    CLOCK.pass(Duration.ofDays(1).minusSeconds(1));
    String target = "/cases/v1/cases/7";
    String[] why = {
      "Govnet-Purpose", "fostering",
      "Govnet-Legal-Basis", "uk-gdpr-6-1-e, uk-gdpr-9-2-h",
      "Govnet-Agreement", "cases-1"
    };
    Operation one = operation(Cases.class, "one");
    assertThat(admit(exchange.arrive(request("GET", target, "", why)), one)).isSameAs(Admitted.RUN);
    CLOCK.pass(Duration.ofSeconds(2));
    Arrived arrived = exchange.arrive(request("GET", target, "", why));
    refuses(
        () -> admit(arrived, one),
        "503 directory-degraded: uk-test/manchester hands over no personal data until its directory"
            + " is refreshed: who may have it may have changed");
    assertThat(admit(exchange.arrive(get()), operation("answer"))).isSameAs(Admitted.RUN);
    // who would be refused anyway is not told to come back
    refuses(
        () -> admit(exchange.arrive(request("GET", target, "")), one),
        "403 purpose-missing: one needs Govnet-Purpose, one of [fostering, safeguarding]");
    network.publisher().renew();
    assertThat(reader.refresh()).isTrue();
    assertThat(admit(arrived, one)).isSameAs(Admitted.RUN);
  }

  @Test
  void capsTheDeadlineAtTheOperations() {
    Operation brief = operation(Cases.class, "brief");
    Arrived arrived = exchange.arrive(get());
    nanos += 500_000_000;
    assertThat(admit(arrived, brief)).isSameAs(Admitted.RUN);
    assertThat(arrived.remaining()).isEqualTo(Duration.ofMillis(1_500));
    Arrived shorter = exchange.arrive(get("Govnet-Deadline", "100"));
    admit(shorter, brief);
    assertThat(shorter.remaining()).isEqualTo(Duration.ofMillis(100));
    nanos += 1_500_000_000;
    refuses(() -> admit(arrived, brief), "503 deadline-passed: allow more time for brief");
  }

  @Test
  void looksAtTheSignatureBeforeTheRest() {
    RequestMessage wrongEverything =
        exchange.received(
            "GET",
            "/x",
            Fields.builder()
                .add("X-Correlation-Id", "a b")
                .add("Govnet-Deadline", "x")
                .add("Content-Encoding", "gzip")
                .build(),
            new byte[0]);
    refuses(
        () -> exchange.arrive(wrongEverything),
        "401 signature-missing: there is no Signature and no Signature-Input");
  }

  @Test
  void remembersTheNonceOfARequestThatItThenRefuses() {
    RequestMessage bad = get("Govnet-Deadline", "x");
    refuses(
        () -> exchange.arrive(bad),
        "400 malformed-request: Govnet-Deadline must be 1 to 300000 milliseconds: \"x\"");
    refuses(
        () -> exchange.arrive(bad),
        "401 replayed: the nonce has been used by leeds#" + leeds.messages().key().thumbprint());
  }

  @Test
  void refusesRatherThanForgetANonce() {
    exchange = exchange(OWN, 1);
    exchange.arrive(get());
    refuses(
        () -> exchange.arrive(get()),
        "503 replay-memory-full: all of its 1 places are taken: try again later");
  }

  @Test
  void looksForParametersBeforeItTakesTheKey() {
    Arrived empty = exchange.arrive(run("/probe/v1/runs/well", ""));
    refuses(
        () -> admit(empty, operation("run")),
        "400 body-malformed: the body is empty; it must be a JSON object");
    Arrived whole = exchange.arrive(run("/probe/v1/runs/well", "{}"));
    assertThat(admit(whole, operation("run"))).isInstanceOf(Admitted.RunOnce.class);
  }

  @Test
  void takesAKeyByThePathAloneAndWhatIsAskedByQueryAndBody() {
    Admitted.RunOnce once =
        (Admitted.RunOnce)
            admit(exchange.arrive(run("/probe/v1/runs/well?copies=1", "{}")), operation("run"));
    assertThat(once.run().scope().operation()).isEqualTo("POST /probe/v1/runs/well");
    // Digests of both: what a caller makes long must not be what is remembered. Before them, the
    // purpose, the legal basis and for whom, of which there is none.
    assertThat(once.run().asked())
        .isEqualTo(
            ";;;"
                + ContentDigest.of("{}".getBytes(StandardCharsets.UTF_8))
                + ContentDigest.of("?copies=1".getBytes(StandardCharsets.UTF_8)));
    ResponseMessage answer =
        new ResponseMessage(200, Fields.empty(), "{}".getBytes(StandardCharsets.UTF_8));
    exchange.remember(once, answer);
    Admitted again =
        admit(exchange.arrive(run("/probe/v1/runs/well?copies=1", "{}")), operation("run"));
    assertThat(again).isEqualTo(new Admitted.Answered(answer));
  }

  @Test
  void signsNothingForARequestWithoutASignature() {
    ResponseMessage answer = new ResponseMessage(404, Fields.empty(), new byte[0]);
    RequestMessage unsigned = exchange.received("GET", "/x", Fields.empty(), new byte[0]);
    assertThat(exchange.seal(unsigned, answer).names()).isEmpty();
    RequestMessage signed = get();
    ResponseMessage sealed = answer.plus(exchange.seal(signed, answer));
    assertThat(
            new MessageVerifier(
                    (node, thumbprint) ->
                        Arrays.asList(manchester.messages().key()).stream().findFirst(),
                    CLOCK)
                .verify(sealed, signed, manchester.node())
                .node())
        .isEqualTo(manchester.node());
  }
}
