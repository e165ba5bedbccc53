package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.govnet.trust.Verified;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whole calls over real sockets, to peers that do as they should and to others. */
class WireTest {
  private static final NodeId CALLER = NodeId.of("leeds");
  private static final SigningKey CALLER_KEY = TestPeer.newKey();
  private static final NodeId STRANGER = NodeId.of("york");
  private static final SigningKey STRANGER_KEY = TestPeer.newKey();
  private static final SigningKey PEER_KEY = TestPeer.newKey();
  private static final CallPolicy QUICK =
      new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), 3);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<HttpClients> clients = new ArrayList<>();
  private final TestPeer peer = new TestPeer(PEER_KEY);
  private final TestPeer second = new TestPeer(PEER_KEY);
  private boolean privateAddresses = true;

  @BeforeEach
  void listen() {
    log.start();
    logger().setLevel(Level.TRACE);
    logger().addAppender(log);
  }

  @AfterEach
  void close() {
    logger().detachAppender(log);
    clients.forEach(HttpClients::close);
    peer.close();
    second.close();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("org.govnet.client");
  }

  private static Optional<VerificationKey> key(NodeId node, String thumbprint) {
    Map<NodeId, SigningKey> keys =
        Map.of(TestPeer.NODE, PEER_KEY, CALLER, CALLER_KEY, STRANGER, STRANGER_KEY);
    return Optional.ofNullable(keys.get(node))
        .map(SigningKey::key)
        .filter(found -> found.thumbprint().equals(thumbprint));
  }

  private @Nullable Object call(
      CallPolicy policy, List<Replica> replicas, String name, Object... a) {
    return call(policy, replicas, Time.SYSTEM, name, a);
  }

  private @Nullable Object call(
      CallPolicy policy, List<Replica> replicas, Time time, String name, Object... arguments) {
    return call(policy, replicas, time, Peers.plan(name), arguments);
  }

  /** Makes a call that goes to the replicas in their order. */
  private @Nullable Object call(
      CallPolicy policy, List<Replica> replicas, Time time, CallPlan plan, Object... arguments) {
    HttpClients http = new HttpClients(() -> privateAddresses, okHttp -> okHttp);
    clients.add(http);
    Engine engine = Peers.engine(policy, time);
    Driver driver =
        new Driver(
            engine,
            Peers.policies(policy),
            new Wire("uk-test", Peers.signing(CALLER, CALLER_KEY, WireTest::key)),
            time,
            new Timer(http.workers()),
            null,
            null,
            List.of());
    Peer found = new Peer(TestPeer.NODE, "Swansea", replicas, Set.of());
    return driver.call(plan, arguments, new Replicas(http, engine, time).target(found));
  }

  /** Posts a parcel without a key, as no contract lets anyone do. */
  private @Nullable Object postUnkeyed(Time time, Replica... replicas) {
    Parcel parcel = new Parcel("a", null);
    return call(QUICK, List.of(replicas), time, Peers.unkeyed("post"), parcel);
  }

  private @Nullable Object parcel() {
    return call(QUICK, List.of(peer.replica()), "parcel", "p-1");
  }

  /** The one attempt that a call, allowed one, failed with. */
  private Attempt failure(TestPeer.Script script) {
    peer.then(script);
    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () -> call(once(Duration.ofSeconds(10)), List.of(peer.replica()), "parcel", "p-1"));
    assertThat(failed).as("a CallFailed").isNotNull();
    assertThat(failed.attempts()).hasSize(1);
    return failed.attempts().get(0);
  }

  private static CallPolicy once(Duration timeout) {
    return new CallPolicy(Duration.ofSeconds(30), timeout, 1);
  }

  private static MockResponse.Builder unsigned(int status, String body) {
    return new MockResponse.Builder().code(status).body(body);
  }

  @Test
  void bringsASignedAnswer() {
    peer.thenParcel();

    assertThat(parcel()).isEqualTo(new Parcel("a", null));
    assertThat(peer.requests().get(0).getTarget()).isEqualTo("/parcels/v2/parcels/p-1");
  }

  @Test
  void speaksHttp2AndTls13() {
    try (TestPeer modern = new TestPeer(PEER_KEY, Protocol.HTTP_2, Protocol.HTTP_1_1)) {
      modern.thenParcel();

      assertThat(call(QUICK, List.of(modern.replica()), "parcel", "p"))
          .isEqualTo(new Parcel("a", null));
      RecordedRequest request = modern.requests().get(0);
      assertThat(request.getVersion()).isEqualTo("HTTP/2");
      assertThat(request.getHandshake().tlsVersion().javaName()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void signsEachAttemptAnewWithTheTimeThenLeftAndTheSameKey() {
    peer.then(request -> unsigned(503, "")).then(request -> unsigned(502, "")).thenParcel();
    TestTime time = new TestTime();

    call(
        QUICK,
        List.of(peer.replica()),
        time,
        "deliver",
        IdempotencyKey.of("case-7"),
        new Parcel("a", null));

    List<RecordedRequest> requests = peer.requests();
    assertThat(requests).hasSize(3);
    Map<String, Integer> nonces = new HashMap<>();
    Map<String, Integer> signatures = new HashMap<>();
    for (RecordedRequest request : requests) {
      RequestMessage message = peer.message(request);
      Verified verified =
          new MessageVerifier(WireTest::key, Clock.systemUTC()).verify(message, "uk-test/swansea");
      nonces.merge(verified.nonce(), 1, Integer::sum);
      signatures.merge(request.getHeaders().get("Signature"), 1, Integer::sum);
      assertThat(verified.node()).isEqualTo(CALLER);
      assertThat(verified.coveredFields())
          .contains(
              "govnet-to", "govnet-deadline", "idempotency-key", "content-type", "content-digest");
      assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("case-7");
      assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
      assertThat(request.getHeaders().get("Authorization")).isNull();
    }
    assertThat(nonces).hasSize(3);
    assertThat(signatures).hasSize(3);
    assertThat(requests)
        .extracting(request -> request.getHeaders().get("X-Correlation-Id"))
        .containsOnly("0");
    assertThat(requests)
        .extracting(request -> request.getHeaders().get("Govnet-Deadline"))
        .containsExactly("30000", "29999", "29999");
  }

  @Test
  void doesNotLetOkHttpSendASignedRequestTwice() {
    peer.then(request -> peer.problem(request, 503, "directory-expired", "Retry-After", "0"));

    assertThatThrownBy(
            () -> call(once(Duration.ofSeconds(10)), List.of(peer.replica()), "parcel", "p"))
        .isInstanceOf(ProblemException.class);
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void sendsTheDeadlineThatIsLeft() {
    peer.then(request -> peer.problem(request, 503, "deadline-passed", "Retry-After", "7"))
        .thenParcel();

    call(QUICK, List.of(peer.replica()), new TestTime(), "parcel", "p");

    assertThat(peer.requests())
        .extracting(request -> request.getHeaders().get("Govnet-Deadline"))
        .containsExactly("30000", "22999");
  }

  @Test
  void retriesAnUnsigned503AndThenListsEachAttempt() {
    peer.then(request -> unsigned(503, "<html>no upstream</html>"));
    second.then(request -> unsigned(502, "").setHeader("Govnet-Error", "key-unknown"));

    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () ->
                call(
                    QUICK,
                    List.of(peer.replica(), second.replica()),
                    new TestTime(),
                    "parcel",
                    "p"));

    assertThat(failed)
        .hasMessage(
            "parcels v2 parcel at swansea failed after 0 ms: no more than 3 attempts are allowed"
                + "; attempt 1: "
                + peer.origin()
                + " UNSIGNED after 0 ms (status 503, unsigned)"
                + "; attempt 2: "
                + second.origin()
                + " UNSIGNED after 0 ms (status 502, unsigned, claiming \"key-unknown\")"
                + "; attempt 3: "
                + peer.origin()
                + " UNSIGNED after 0 ms (status 503, unsigned)");
    assertThat(failed.node()).isEqualTo(TestPeer.NODE);
  }

  @Test
  void goesToAnotherReplicaAfterAStall() {
    peer.then(request -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    second.thenParcel();
    CallPolicy policy = new CallPolicy(Duration.ofSeconds(30), Duration.ofMillis(500), 3);

    assertThat(call(policy, List.of(peer.replica(), second.replica()), "parcel", "p"))
        .isEqualTo(new Parcel("a", null));
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void saysThatAnAttemptTookTooLong() {
    peer.then(
        request -> {
          MockResponse.Builder stalled = peer.json(request, 200, "{\"name\":\"a\"}");
          return stalled.onResponseBody(SocketEffect.Stall.INSTANCE);
        });
    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () -> call(once(Duration.ofMillis(300)), List.of(peer.replica()), "parcel", "p"));

    assertThat(failed.attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.fault()).isEqualTo(Attempt.Fault.TIMEOUT);
              assertThat(attempt.detail()).isEqualTo("no answer in time");
            });
  }

  @Test
  void doesNotSendAnUnkeyedWriteTwice() {
    peer.then(request -> unsigned(502, ""));

    CallFailed failed =
        catchThrowableOfType(CallFailed.class, () -> postUnkeyed(Time.SYSTEM, peer.replica()));

    assertThat(failed).hasMessageContaining("it may have been done");
    assertThat(peer.requests()).hasSize(1);
  }

  static Stream<Arguments> endsOfAWrite() {
    SocketEffect close = new SocketEffect.CloseSocket();
    return Stream.of(
        arguments("at the request", unsigned(200, "a").onRequestStart(close)),
        arguments("in its body", unsigned(200, "a").onRequestBody(close)),
        arguments("before the answer", unsigned(200, "a").onResponseStart(close)),
        arguments("in the answer", unsigned(200, "a".repeat(9000)).onResponseBody(close)),
        arguments("with a proxy's 503", unsigned(503, "").addHeader("Retry-After", "0")),
        arguments("with a 408, which OkHttp would repeat", unsigned(408, "")),
        arguments("with an answer that is not signed", unsigned(200, "{}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endsOfAWrite")
  void sendsAnUnkeyedWriteOnceHoweverItsConnectionEnds(String how, MockResponse.Builder end) {
    peer.then(request -> end);
    second.thenParcel();

    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class, () -> postUnkeyed(Time.SYSTEM, peer.replica(), second.replica()));

    assertThat(failed).hasMessageContaining("it may have been done");
    assertThat(failed.attempts()).hasSize(1);
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void sendsAnUnkeyedWriteElsewhereIfNoConnectionWasMade() {
    TestPeer gone = new TestPeer(PEER_KEY);
    Replica dead = gone.replica();
    gone.close();
    second.then(request -> second.signed(request, 204, "", Headers.of()));

    assertThat(postUnkeyed(Time.SYSTEM, dead, second.replica())).isNull();
    assertThat(second.requests()).hasSize(1);
  }

  @Test
  void refusesAnAnswerSignedByAnotherNode() {
    Attempt attempt =
        failure(
            request ->
                TestPeer.signed(
                    STRANGER,
                    STRANGER_KEY,
                    peer.message(request),
                    200,
                    "{\"name\":\"a\"}",
                    Headers.of("Content-Type", "application/json")));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.FORGED);
    assertThat(attempt.detail())
        .isEqualTo(
            "status 200: 401 key-unknown: the answer is signed by york, and swansea was asked");
  }

  @Test
  void refusesAnAnswerSignedByAKeyThatIsNotTheNodes() {
    Attempt attempt =
        failure(
            request ->
                TestPeer.signed(
                    TestPeer.NODE,
                    STRANGER_KEY,
                    peer.message(request),
                    200,
                    "{\"name\":\"a\"}",
                    Headers.of("Content-Type", "application/json")));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.FORGED);
    assertThat(attempt.detail()).contains("key-unknown");
  }

  @Test
  void refusesAnAlteredBody() {
    Attempt attempt =
        failure(request -> peer.json(request, 200, "{\"name\":\"a\"}").body("{\"name\":\"b\"}"));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.FORGED);
    assertThat(attempt.detail()).contains("digest-mismatch");
  }

  @Test
  void refusesAnAlteredStatus() {
    Attempt attempt = failure(request -> peer.json(request, 200, "{\"name\":\"a\"}").code(201));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.FORGED);
    assertThat(attempt.detail()).contains("signature-invalid");
  }

  @Test
  void refusesTheAnswerToAnotherRequest() {
    AtomicReference<MockResponse.Builder> kept = new AtomicReference<>();
    peer.then(
            request -> {
              MockResponse.Builder answer = peer.json(request, 200, "{\"name\":\"a\"}");
              kept.set(answer.clone());
              return answer;
            })
        .then(request -> Objects.requireNonNull(kept.get()));
    parcel();

    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () -> call(once(Duration.ofSeconds(9)), List.of(peer.replica()), "parcel", "p-1"));

    assertThat(failed.attempts().get(0).fault()).isEqualTo(Attempt.Fault.FORGED);
    assertThat(failed.attempts().get(0).detail()).contains("signature-invalid");
  }

  @Test
  void refusesAnUnsignedAnswer() {
    Attempt attempt =
        failure(
            request ->
                unsigned(200, "{\"name\":\"a\"}").setHeader("Content-Type", "application/json"));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNSIGNED);
    assertThat(attempt.detail()).isEqualTo("status 200, unsigned");
  }

  @Test
  void readsNoMoreThanAMessageMayHave() {
    String huge = "x".repeat(Wire.MAX_BODY + 1);
    assertThat(failure(request -> unsigned(200, huge)))
        .satisfies(
            attempt -> {
              assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNREADABLE);
              assertThat(attempt.detail())
                  .isEqualTo("status 200 with a body of more than 1048576 bytes");
            });
  }

  @Test
  void readsNoMoreThanAMessageMayHaveOfABodyWithoutLength() {
    String huge = "x".repeat(3 * Wire.MAX_BODY);
    Attempt attempt = failure(request -> new MockResponse.Builder().chunkedBody(huge, 8192));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNREADABLE);
  }

  @Test
  void takesABodyOfExactlyTheMost() {
    String most = "{\"name\":\"" + "x".repeat(Wire.MAX_BODY - 11) + "\"}";
    peer.then(request -> peer.json(request, 200, most));

    assertThat(parcel()).isEqualTo(new Parcel("x".repeat(Wire.MAX_BODY - 11), null));
  }

  @Test
  void refusesATruncatedBody() {
    Attempt attempt =
        failure(
            request ->
                peer.json(request, 200, "{\"name\":\"a\"}")
                    .setHeader("Content-Length", "100")
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.IO);
  }

  @Test
  void noticesAConnectionThatBreaks() {
    Attempt attempt =
        failure(
            request -> new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.IO);
  }

  @Test
  void followsNoRedirect() {
    Attempt attempt =
        failure(
            request ->
                peer.signed(
                    request,
                    302,
                    "",
                    Headers.of("Location", second.origin() + "/parcels/v2/parcels/p")));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNREADABLE);
    assertThat(attempt.detail()).isEqualTo("status 302, which no contract has");
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void refusesAnAnswerThatIsNotJson() {
    Attempt attempt =
        failure(
            request -> peer.signed(request, 200, "<p>", Headers.of("Content-Type", "text/html")));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNREADABLE);
    assertThat(attempt.detail()).isEqualTo("the answer's type is \"text/html\", not JSON");
  }

  @Test
  void refusesNothingWhereTheContractHasARecord() {
    Attempt attempt = failure(request -> peer.signed(request, 204, "", Headers.of()));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNREADABLE);
    assertThat(attempt.detail()).isEqualTo("the answer's type is missing, not JSON");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"{}", "[]", "{\"name\":null}", "{\"name\":\"a\"", "``"})
  void refusesAnAnswerThatIsNotWhatTheContractSays(String body) {
    assertThat(failure(request -> peer.json(request, 200, body)).fault())
        .isEqualTo(Attempt.Fault.UNREADABLE);
  }

  @Test
  void decompressesNothing() {
    Attempt attempt =
        failure(
            request ->
                peer.json(request, 200, "{\"name\":\"a\"}")
                    .setHeader("Content-Encoding", "gzip")
                    .body(new Buffer().writeUtf8("not gzip at all")));

    assertThat(attempt.detail()).contains("digest-mismatch");
  }

  @Test
  void throwsATypedProblem() {
    peer.then(request -> peer.problem(request, 404, "parcel-not-found"));

    ParcelNotFound thrown = catchThrowableOfType(ParcelNotFound.class, this::parcel);

    assertThat(thrown).hasMessage("404 parcel-not-found: D");
    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void throwsAnyOtherProblemAsItself() {
    peer.then(request -> peer.problem(request, 418, "no-such-code"));

    assertThat(catchThrowable(this::parcel))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage("418 no-such-code: D");
  }

  @Test
  void throwsThePeersProblemWhenRetriesEnd() {
    peer.then(request -> peer.problem(request, 500, "internal-error"));

    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> call(QUICK, List.of(peer.replica()), new TestTime(), "parcel", "p"));

    assertThat(thrown).hasMessage("500 internal-error: D");
    assertThat(thrown.getSuppressed())
        .singleElement()
        .satisfies(one -> assertThat(((CallFailed) one).attempts()).hasSize(3));
  }

  @Test
  void sendsAnUnkeyedWriteAgainOnlyAfterARefusalOfGovnets() {
    peer.then(request -> peer.problem(request, 503, "directory-expired"))
        .then(
            request ->
                peer.signed(
                    request,
                    503,
                    TestPeer.problemBody(503, "register-closed"),
                    Headers.of("Content-Type", "application/problem+json")));

    assertThat(catchThrowable(() -> postUnkeyed(new TestTime(), peer.replica())))
        .hasMessage("503 register-closed: D");
    assertThat(peer.requests()).hasSize(2);
  }

  @Test
  void believesNoFieldThatTheSignatureLeavesOut() {
    TestTime time = new TestTime();
    long before = time.nanos();
    peer.then(
            request -> peer.problem(request, 500, "internal-error").setHeader("X-Retry-After", "9"))
        .thenParcel();

    call(QUICK, List.of(peer.replica()), time, "parcel", "p");

    assertThat(time.nanos() - before).isLessThan(1_000_000);
  }

  @Test
  void handsOnWhenToAskAgain() {
    peer.then(request -> peer.problem(request, 503, "directory-degraded", "Retry-After", "7"));

    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> call(once(Duration.ofSeconds(10)), List.of(peer.replica()), "parcel", "p"));

    assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void refusesARetryAfterThatTheSignatureLeavesOut() {
    Attempt attempt =
        failure(
            request ->
                peer.problem(request, 503, "directory-expired").setHeader("Retry-After", "9"));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.FORGED);
    assertThat(attempt.detail()).contains("signature-uncovered");
  }

  @Test
  void refusesAProblemOfAnotherStatus() {
    Attempt attempt =
        failure(
            request ->
                peer.signed(
                    request,
                    404,
                    TestPeer.problemBody(410, "gone"),
                    Headers.of("Content-Type", "application/problem+json")));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.UNREADABLE);
    assertThat(attempt.detail()).isEqualTo("status 404 with a problem of status 410");
  }

  @Test
  void letsNoProblemForgeALogLine() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> {
              peer.then(
                  request ->
                      peer.signed(
                          request,
                          500,
                          TestPeer.problemBody(500, "b").replace("\"b\"", "\"a\\nb\""),
                          Headers.of("Content-Type", "application/problem+json")));
              call(QUICK, List.of(peer.replica()), new TestTime(), "parcel", "p");
            });

    assertThat(thrown.getSuppressed()[0].getMessage()).contains("500 \"a\\u000ab\"");
  }

  @Test
  void connectsToNoOtherKeyThanThePinned() {
    Replica wrong =
        new Replica(URI.create(peer.origin()), TestPeer.pin(new HeldCertificate.Builder().build()));
    peer.thenParcel();

    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () -> call(once(Duration.ofSeconds(9)), List.of(wrong), "parcel", "p"));

    assertThat(failed.attempts().get(0).fault()).isEqualTo(Attempt.Fault.CONNECT);
    assertThat(failed.attempts().get(0).detail())
        .contains("the server's TLS key is not the one pinned, " + wrong.pin());
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void trustsNoUnknownIssuerWithoutAPin() {
    peer.thenParcel();
    Replica unpinned = new Replica(URI.create(peer.origin()), null);

    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () -> call(once(Duration.ofSeconds(9)), List.of(unpinned), "parcel", "p"));

    assertThat(failed.attempts().get(0).fault()).isEqualTo(Attempt.Fault.CONNECT);
    assertThat(peer.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
  void goesToNoPrivateAddressIfTheRootForbidsIt(String host) {
    privateAddresses = false;
    peer.thenParcel();
    URI url = URI.create(peer.origin().replace("127.0.0.1", host));

    CallFailed failed =
        catchThrowableOfType(
            CallFailed.class,
            () ->
                call(
                    once(Duration.ofSeconds(9)),
                    List.of(new Replica(url, peer.replica().pin())),
                    "parcel",
                    "p"));

    assertThat(failed.attempts().get(0).fault()).isEqualTo(Attempt.Fault.CONNECT);
    assertThat(failed.attempts().get(0).detail()).contains("which is not public");
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void readsNoHeadersWithoutEnd() {
    Attempt attempt =
        failure(
            request ->
                peer.json(request, 200, "{\"name\":\"a\"}")
                    .setHeader("X-Huge", "x".repeat(300 << 10)));

    assertThat(attempt.fault()).isEqualTo(Attempt.Fault.IO);
  }

  @Test
  void keepsAnInterruptDuringAnAttemptAndEnds() throws InterruptedException {
    peer.then(request -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    second.thenParcel();
    CallPolicy policy = new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(1), 3);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Thread caller =
        new Thread(
            () -> {
              thrown.set(
                  catchThrowable(
                      () ->
                          call(policy, List.of(peer.replica(), second.replica()), "parcel", "p")));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    peer.awaitRequest();

    caller.interrupt();
    caller.join(20_000);

    assertThat(thrown.get())
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("the calling thread was interrupted");
    assertThat(flag.get()).isTrue();
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void keepsAnInterruptDuringABackOffAndEnds() throws InterruptedException {
    peer.then(request -> peer.problem(request, 503, "directory-expired", "Retry-After", "20"));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Time interrupting =
        new Time() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void waitUntil(long nanos, BooleanSupplier done) throws InterruptedException {
            Thread.currentThread().interrupt();
            Time.SYSTEM.waitUntil(nanos, done);
          }
        };
    Thread caller =
        new Thread(
            () -> {
              thrown.set(
                  catchThrowable(
                      () -> call(QUICK, List.of(peer.replica()), interrupting, "parcel", "p")));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    caller.join(20_000);

    assertThat(thrown.get())
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("the calling thread was interrupted");
    assertThat(flag.get()).isTrue();
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void showsNoPurposeInALogOrAnError() {
    peer.then(request -> unsigned(503, "the body of a proxy"));
    Declared declared = new Declared(Purpose.of("fostering"), LegalBasis.publicTask());

    Throwable thrown =
        catchThrowable(
            () ->
                call(
                    once(Duration.ofSeconds(10)),
                    List.of(peer.replica()),
                    Time.SYSTEM,
                    Peers.personal(declared),
                    "p"));

    assertThat(peer.requests().get(0).getHeaders().get("Govnet-Purpose")).isEqualTo("fostering");
    List<String> shown = new ArrayList<>(log.list.stream().map(Object::toString).toList());
    assertThat(shown).as("a failed call is logged").hasSize(1);
    shown.add(thrown.toString());
    assertThat(shown).allSatisfy(line -> assertThat(line).doesNotContain("fostering", "uk-gdpr"));
  }

  @Test
  void showsNoSecretInALogOrAnError() {
    peer.then(request -> unsigned(503, "the body of a proxy"));

    Throwable thrown =
        catchThrowable(
            () ->
                call(
                    QUICK,
                    List.of(peer.replica()),
                    new TestTime(),
                    "deliver",
                    IdempotencyKey.of("key-of-the-case"),
                    new Parcel("personal", null)));

    List<String> shown = new ArrayList<>(log.list.stream().map(Object::toString).toList());
    assertThat(shown).as("a failed call is logged").hasSize(1);
    shown.add(thrown.toString());
    String nonce = peer.message(peer.requests().get(0)).fields().all("signature-input").get(0);
    assertThat(shown)
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain("personal", "key-of-the-case", "proxy", "keyid", nonce));
  }
}
