package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.govnet.discovery.Peer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Calls that wait for a permit in their caller's own thread, one attempt being allowed at a time.
 */
class WaitingCallTest {
  private final TestPeer peer = new TestPeer(TestPeer.newKey());
  private final HttpClients http = new HttpClients(() -> true, okHttp -> okHttp);
  private final CountDownLatch waits = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Engine engine;
  private final Target target;
  private final Driver driver;

  /** The system's, which says when somebody waits. */
  private final Time time =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void waitUntil(long nanos, BooleanSupplier done) throws InterruptedException {
          waits.countDown();
          Time.SYSTEM.waitUntil(nanos, done);
        }
      };

  // The common pool has one thread on two processors, and from JDK 22 on no other takes its place.
  private final ExecutorService threads = Executors.newCachedThreadPool();

  WaitingCallTest() {
    CallPolicy policy =
        new CallPolicy(Duration.ofSeconds(30), Duration.ofSeconds(30), 1)
            .withLimits(new CallPolicy.Limits(true, 1, 1));
    Chance chance = bound -> 0;
    engine =
        new Engine(
            policy.limits(),
            Ranking.SCORE,
            Breakers.lockFree(java.time.Clock.systemUTC(), chance),
            chance,
            System.nanoTime());
    target = target(http);
    driver =
        new Driver(
            engine,
            Peers.policies(policy),
            new Wire("uk-test", null),
            time,
            (nanos, task) -> () -> {},
            null,
            null,
            List.of());
    peer.then(
        request -> {
          await(answer);
          return new MockResponse.Builder()
              .code(200)
              .setHeader("Content-Type", "application/json")
              .body("{\"name\":\"a\"}");
        });
  }

  @AfterEach
  void close() {
    answer.countDown();
    threads.shutdown();
    http.close();
    peer.close();
  }

  private Target target(HttpClients clients) {
    return new Replicas(clients, engine, time)
        .target(new Peer(TestPeer.NODE, "Swansea", List.of(peer.replica()), Set.of()));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object call() {
    return driver.call(Peers.plan("parcel"), new Object[] {"p"}, target);
  }

  private CompletableFuture<@Nullable Object> elsewhere() throws InterruptedException {
    CompletableFuture<@Nullable Object> first = CompletableFuture.supplyAsync(this::call, threads);
    peer.awaitRequest();
    return first;
  }

  @Test
  void goesWhenTheOneBeforeItHasEnded() throws InterruptedException {
    CompletableFuture<@Nullable Object> first = elsewhere();
    CompletableFuture<@Nullable Object> second = CompletableFuture.supplyAsync(this::call, threads);
    await(waits);
    assertThat(peer.requests()).hasSize(1);

    answer.countDown();

    assertThat(first.join()).isEqualTo(new Parcel("a", null));
    assertThat(second.join()).isEqualTo(new Parcel("a", null));
    assertThat(target.held()).isZero();
  }

  @Test
  void leavesTheQueueWhenItIsInterruptedAndStaysSo() throws InterruptedException {
    CompletableFuture<@Nullable Object> first = elsewhere();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Thread second =
        new Thread(
            () -> {
              thrown.set(catchThrowable(this::call));
              flag.set(Thread.currentThread().isInterrupted());
            });
    second.start();
    await(waits);

    second.interrupt();
    second.join(20_000);

    assertThat(thrown.get())
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("the calling thread was interrupted");
    assertThat(flag.get()).isTrue();
    answer.countDown();
    assertThat(first.join()).isEqualTo(new Parcel("a", null));
    assertThat(target.held()).isZero();
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void failsAtOnceIfTooManyWaitAlready() throws InterruptedException {
    CompletableFuture<@Nullable Object> first = elsewhere();
    CompletableFuture<@Nullable Object> second = CompletableFuture.supplyAsync(this::call, threads);
    await(waits);

    assertThat(catchThrowable(this::call))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("every replica is at its limit, and too many calls wait");

    answer.countDown();
    CompletableFuture.allOf(first, second).join();
    assertThat(target.held()).isZero();
  }

  /** The symptom: a checked exception that no method declares, and an interrupt that is lost. */
  @Test
  void keepsAnInterruptThatOkHttpMeetsWhileItConnects() {
    HttpClients interrupting =
        new HttpClients(() -> true, okHttp -> okHttp.addInterceptor(WaitingCallTest::interrupted));
    Target other = target(interrupting);

    Throwable thrown =
        catchThrowable(() -> driver.call(Peers.plan("parcel"), new Object[] {"p"}, other));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown)
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("the calling thread was interrupted");
    assertThat(((CallFailed) thrown).brokenOff()).isTrue();
    assertThat(other.held()).isZero();
    interrupting.close();
  }

  private static Response interrupted(Interceptor.Chain chain) {
    return WaitingCallTest.<Response, RuntimeException>sneak(new InterruptedException());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kotlin does
  private static <T, E extends Exception> T sneak(Exception e) throws E {
    throw (E) e;
  }

  /** Whatever is thrown, down to what nobody expects. */
  @Test
  void losesNothingWhenAnAttemptThrows() {
    Driver broken =
        new Driver(
            Peers.engine(CallPolicy.DEFAULT, time),
            Peers.policies(CallPolicy.DEFAULT),
            new Wire("no such\nnetwork", null),
            time,
            (nanos, task) -> () -> {},
            null,
            null,
            List.of());

    assertThat(catchThrowable(() -> broken.call(Peers.plan("parcel"), new Object[] {"p"}, target)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(target.held()).isZero();
  }

  /** As an interceptor may that is written in Kotlin, which declares nothing. */
  @Test
  void losesNothingAndBlamesNobodyWhenAnInterceptorThrowsWhatNobodyDeclares() {
    HttpClients broken =
        new HttpClients(
            () -> true,
            builder -> builder.addInterceptor(chain -> sneak(new Exception("undeclared"))));
    Target away = target(broken);

    assertThat(catchThrowable(() -> driver.call(Peers.plan("parcel"), new Object[] {"p"}, away)))
        .isExactlyInstanceOf(Exception.class);
    assertThat(away.held()).isZero();
    Endpoints endpoints = away.endpoints(Peers.operation("parcel"), false, time.nanos());
    assertThat(endpoints.all().get(0).failures(time.nanos())).isZero();
    broken.close();
  }

  /** The symptom: a replica that was never asked is avoided for what an interceptor threw. */
  @Test
  void blamesNobodyForAnInterceptorWhenNoThreadWaits() {
    IllegalStateException thrown = new IllegalStateException("undeclared");
    HttpClients broken =
        new HttpClients(
            () -> true,
            builder ->
                builder.addInterceptor(
                    chain -> {
                      throw thrown;
                    }));
    Target away = target(broken);

    assertThat(driver.begin(Peers.plan("parcel"), new Object[] {"p"}, away))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withCause(thrown);
    assertThat(away.held()).isZero();
    Endpoints endpoints = away.endpoints(Peers.operation("parcel"), false, time.nanos());
    assertThat(endpoints.all().get(0).failures(time.nanos())).isZero();
    broken.close();
  }
}
