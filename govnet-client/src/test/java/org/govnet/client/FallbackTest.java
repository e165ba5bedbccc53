package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.govnet.api.GovnetException;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.discovery.Identity;
import org.govnet.trust.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class FallbackTest {
  private final List<GovnetException> failures = new ArrayList<>();
  private TestNetwork network;
  private TestPeer peer;
  private Govnet govnet;
  private @Nullable Parcels standIn = new LastKnown();

  /** Answers one operation; the other is as it fails. */
  private static class LastKnown extends NoParcels {
    @Override
    public Parcel parcel(String id) {
      return new Parcel("as last known: " + id, null);
    }
  }

  @BeforeEach
  void join(@TempDir Path folder) {
    network = new TestNetwork(folder, Clock.systemUTC());
    Identity swansea = network.identity(TestPeer.NODE);
    Identity leeds = network.identity(NodeId.of("leeds"));
    network.admit(swansea);
    network.admit(leeds);
    network.designate(TestPeer.NODE);
    peer = new TestPeer((SigningKey) swansea.messages());
    network.describe(swansea, List.of(peer.replica()), List.of(TestNetwork.OFFER));
    govnet =
        Govnet.builder(leeds, network.anchor())
            .policy(
                new CallPolicy(
                    CallPolicy.DEFAULT.deadline(), CallPolicy.DEFAULT.attemptTimeout(), 1))
            .fallback(
                Parcels.class,
                failure -> {
                  failures.add(failure);
                  return standIn;
                })
            .join();
  }

  @AfterEach
  void leave() {
    govnet.close();
    peer.close();
    network.close();
  }

  private Parcels parcels() {
    return govnet.client(Parcels.class);
  }

  @Test
  void answersWhenNoAnswerCame() {
    peer.then(request -> new mockwebserver3.MockResponse.Builder().code(502));

    assertThat(parcels().parcel("p").name()).isEqualTo("as last known: p");
    assertThat(failures).hasSize(1).first().isInstanceOf(CallFailed.class);
  }

  @Test
  void answersWhenThePeerCouldNot() {
    peer.then(request -> peer.problem(request, 503, "directory-expired"));

    assertThat(parcels().parcel("p").name()).isEqualTo("as last known: p");
    assertThat(failures).first().isInstanceOf(ProblemException.class);
  }

  @Test
  void isNotAskedAfterAnAnswer() {
    peer.thenParcel();

    assertThat(parcels().parcel("p").name()).isEqualTo("a");
    assertThat(failures).isEmpty();
  }

  @Test
  void isNotAskedWhereThePeerDecided() {
    peer.then(request -> peer.problem(request, 404, "parcel-not-found"));

    assertThatThrownBy(() -> parcels().parcel("p")).isInstanceOf(ParcelNotFound.class);
    assertThat(failures).isEmpty();
  }

  @Test
  void isNotAskedWhereThereIsNobodyToAsk() {
    Parcels nobodys = govnet.client(Parcels.class, NodeId.of("atlantis"));

    assertThatThrownBy(() -> nobodys.parcel("p")).isInstanceOf(NoRoute.class);
    assertThat(failures).isEmpty();
  }

  @Test
  void isNotAskedAfterAnInterrupt() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1); // the directory's reader asks the peer too
    peer.then(
        request -> {
          asked.countDown();
          return new mockwebserver3.MockResponse.Builder()
              .onResponseStart(mockwebserver3.SocketEffect.Stall.INSTANCE);
        });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Parcels parcels = parcels();
    Thread caller =
        new Thread(
            () ->
                thrown.set(
                    org.assertj.core.api.Assertions.catchThrowable(() -> parcels.parcel("p"))));
    caller.start();
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();
    caller.join(20_000);

    assertThat(thrown.get()).isInstanceOf(CallFailed.class);
    assertThat(failures).isEmpty();
  }

  @Test
  void letsTheFailureThroughIfItHasNoStandIn() {
    standIn = null;
    peer.then(request -> new mockwebserver3.MockResponse.Builder().code(502));

    assertThatThrownBy(() -> parcels().parcel("p")).isInstanceOf(CallFailed.class);
    assertThat(failures).hasSize(1);
  }

  /** An operation whose answer is awaited as a stage. */
  interface Staged {
    CompletionStage<String> ask(String id);
  }

  private static CompletableFuture<@Nullable Object> behind(
      CompletableFuture<@Nullable Object> call, Staged standIn) throws NoSuchMethodException {
    return new Fallback(failure -> standIn)
        .behind(call, Staged.class.getDeclaredMethod("ask", String.class), new Object[] {"p"});
  }

  private static CallFailed failed(boolean brokenOff) {
    return new CallFailed("op", TestPeer.NODE, "why", List.of(), Duration.ZERO, brokenOff);
  }

  @Test
  void answersAStageThatFails() throws NoSuchMethodException {
    CompletableFuture<@Nullable Object> call = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> result =
        behind(call, id -> CompletableFuture.completedFuture("as last known: " + id));

    call.completeExceptionally(failed(false));

    assertThat(result.join()).isEqualTo("as last known: p");
  }

  @Test
  void leavesAStageAloneThatIsAnswered() throws NoSuchMethodException {
    CompletableFuture<@Nullable Object> call = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> result =
        behind(call, id -> CompletableFuture.completedFuture("as last known"));

    call.complete("answer");

    assertThat(result.join()).isEqualTo("answer");
  }

  @Test
  void failsAStageWithWhatTheStandInThrows() throws NoSuchMethodException {
    CompletableFuture<@Nullable Object> call = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> result =
        behind(
            call,
            id -> {
              throw new UnsupportedOperationException();
            });

    call.completeExceptionally(failed(false));

    assertThatThrownBy(result::join).hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void cancelsTheCallBehindAStage() throws NoSuchMethodException {
    CompletableFuture<@Nullable Object> call = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> result =
        behind(call, id -> CompletableFuture.completedFuture("as last known"));

    result.cancel(false);

    assertThat(call).isCancelled();
  }

  @Test
  void throwsWhatTheStandInThrowsWithTheFailureBesideIt() {
    peer.then(request -> new mockwebserver3.MockResponse.Builder().code(502));

    assertThatThrownBy(() -> parcels().count("p"))
        .isInstanceOf(UnsupportedOperationException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(failures.get(0)));
  }
}
