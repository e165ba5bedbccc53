package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.govnet.api.Caller;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Peer;
import org.govnet.trust.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that no thread of the caller's makes, with a real server at the other end. */
class StagedDriverTest {
  private static final NodeId CALLER = NodeId.of("leeds");
  private static final SigningKey CALLER_KEY = TestPeer.newKey();
  private static final SigningKey PEER_KEY = TestPeer.newKey();
  private static final CallPolicy PATIENT =
      new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(30), 3);
  private static final CallPolicy HEDGED =
      PATIENT.withHedging(CallPolicy.Hedging.after(Duration.ofMillis(20)));

  private final TestPeer first = new TestPeer(PEER_KEY);
  private final TestPeer second = new TestPeer(PEER_KEY);
  private final HttpClients http = new HttpClients(() -> true, okHttp -> okHttp);
  private final Timer timer = new Timer(http.workers());
  private @Nullable Duration incoming;
  private @Nullable Target target;

  @AfterEach
  void close() {
    timer.close();
    http.close();
    first.close();
    second.close();
  }

  private static Optional<org.govnet.trust.VerificationKey> key(NodeId node, String thumbprint) {
    return Optional.of(node.equals(CALLER) ? CALLER_KEY : PEER_KEY)
        .map(SigningKey::key)
        .filter(found -> found.thumbprint().equals(thumbprint));
  }

  /** Asks the first peer first. */
  private Driver driver(CallPolicy policy) {
    Engine engine = Peers.engine(policy, Time.SYSTEM);
    Peer peer =
        new Peer(TestPeer.NODE, "Swansea", List.of(first.replica(), second.replica()), Set.of());
    target = new Replicas(http, engine, Time.SYSTEM).target(peer);
    return new Driver(
        engine,
        Peers.policies(policy),
        new Wire("uk-test", Peers.signing(CALLER, CALLER_KEY, StagedDriverTest::key)),
        Time.SYSTEM,
        timer,
        () -> incoming == null ? null : new Served(incoming),
        null,
        List.of());
  }

  /** A call that this thread serves. */
  private record Served(Duration remaining) implements Caller {
    @Override
    public NodeId node() {
      return CALLER;
    }

    @Override
    public NetworkId network() {
      return NetworkId.of("uk-test");
    }
  }

  private Target target() {
    return java.util.Objects.requireNonNull(target);
  }

  private @Nullable Object call(Driver driver, String name, Object... arguments) {
    return driver.call(Peers.plan(name), arguments, target());
  }

  private CompletableFuture<@Nullable Object> begin(
      Driver driver, String name, Object... arguments) {
    return driver.begin(Peers.plan(name), arguments, target());
  }

  private static MockResponse.Builder stall() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
  }

  @Test
  void bringsAnAnswerToAStage() {
    first.thenParcel();

    assertThat(begin(driver(PATIENT), "parcel", "p").join()).isEqualTo(new Parcel("a", null));
    assertThat(target().held()).isZero();
  }

  @Test
  void bringsAProblemAndAFailureToAStage() {
    first.then(request -> first.problem(request, 404, "parcel-not-found"));
    Driver driver = driver(new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(30), 1));

    assertThatThrownBy(() -> begin(driver, "parcel", "p").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ParcelNotFound.class);

    first.close();
    second.close();
    assertThatThrownBy(() -> begin(driver, "parcel", "p").join())
        .hasCauseInstanceOf(CallFailed.class);
    assertThat(target().held()).isZero();
  }

  @Test
  void triesAgainWithoutAThread() {
    first.then(request -> new MockResponse.Builder().code(503));
    second.thenParcel();

    assertThat(begin(driver(PATIENT), "parcel", "p").join()).isEqualTo(new Parcel("a", null));
  }

  @Test
  void takesTheAnswerOfAnotherReplicaIfOneIsSlow() {
    first.then(request -> stall());
    second.thenParcel();

    assertThat(call(driver(HEDGED), "parcel", "p")).isEqualTo(new Parcel("a", null));
    assertThat(first.requests()).hasSize(1);
    assertThat(target().held()).as("the slower attempt has given back what it held").isZero();
    while (http.connections() > 1) {
      Thread.onSpinWait(); // its connection is closed by the thread that read from it
    }
  }

  @Test
  void sendsAWriteOnceHoweverSlowItIs() throws InterruptedException {
    CountDownLatch answer = new CountDownLatch(1);
    first.then(
        request -> {
          await(answer);
          return first.json(request, 200, "{\"name\":\"a\"}");
        });
    second.thenParcel();
    Driver driver = driver(HEDGED);
    CompletableFuture<@Nullable Object> stage =
        begin(driver, "deliver", org.govnet.api.IdempotencyKey.of("k"), new Parcel("a", null));
    first.awaitRequest();
    assertThat(call(driver, "parcel", "p")).isEqualTo(new Parcel("a", null));

    answer.countDown();

    assertThat(stage.join()).isEqualTo(new Parcel("a", null));
    assertThat(second.requests()).as("the read alone").hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void endsWhatIsCancelled() throws InterruptedException {
    first.then(request -> stall());
    CompletableFuture<@Nullable Object> stage = begin(driver(PATIENT), "parcel", "p");
    first.awaitRequest();

    stage.cancel(false);

    assertThat(stage).isCancelled();
    assertThat(target().held()).isZero();
    assertThat(second.requests()).isEmpty();
  }

  private static void requireInterrupted(Runnable call, TestPeer peer) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Thread caller =
        new Thread(
            () -> {
              thrown.set(catchThrowable(call::run));
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
  }

  @Test
  void endsAHedgedCallWhoseCallerIsInterrupted() throws InterruptedException {
    first.then(request -> stall());
    second.then(request -> stall());
    Driver driver = driver(HEDGED);

    requireInterrupted(() -> call(driver, "parcel", "p"), first);

    assertThat(target().held()).isZero();
  }

  /** A read from a socket does not notice an interrupt by itself: okhttp#7841. */
  @Test
  void endsAnAttemptOfAnInterruptedCallerThatHasHalfAMinuteLeft() throws InterruptedException {
    first.then(request -> stall());
    Driver driver = driver(PATIENT);

    requireInterrupted(() -> call(driver, "parcel", "p"), first);

    assertThat(second.requests()).isEmpty();
    assertThat(target().held()).isZero();
  }

  @Test
  void givesACallNoMoreTimeThanTheOneHasThatIsServed() {
    first.thenParcel();
    Driver driver = driver(PATIENT);
    incoming = Duration.ofMillis(1_200);

    call(driver, "parcel", "p");

    assertThat(Long.parseLong(first.requests().get(0).getHeaders().get("Govnet-Deadline")))
        .isBetween(1L, 1_200L);
  }

  @Test
  void asksNobodyForACallThatHasNoTimeLeft() {
    first.thenParcel();
    Driver driver = driver(PATIENT);
    incoming = Duration.ofMillis(-3);

    assertThatThrownBy(() -> call(driver, "parcel", "p"))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("the call being served has no time left for another");
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void leavesNobodyWaitingWhenTheClientCloses() throws InterruptedException {
    first.then(request -> first.problem(request, 503, "directory-expired", "Retry-After", "20"));
    CompletableFuture<@Nullable Object> stage = begin(driver(PATIENT), "parcel", "p");
    first.awaitRequest();

    timer.close();

    assertThat(catchThrowable(stage::join)).isInstanceOf(CompletionException.class);
  }
}
