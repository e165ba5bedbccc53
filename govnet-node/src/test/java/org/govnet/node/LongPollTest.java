package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongPollTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned("localhost", "127.0.0.1");
  private static final int WORKERS = 2;
  private static final String WAIT = "GET /changes/v1?since=7 HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String NOW = "GET /changes/v1/now HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final ChangesService service = new ChangesService();
  private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
  private EmbeddedServer server = start(Duration.ofSeconds(10), Duration.ofSeconds(60), 4096);

  private EmbeddedServer start(Duration request, Duration idle, int connections) {
    ResourceConfig application =
        new ResourceConfig()
            .registerInstances(
                service,
                new ProblemMapper(),
                new ReadableHeaders(),
                new ProblemJson(),
                (ContainerResponseFilter) (in, out) -> statuses.add(out.getStatus()));
    return EmbeddedServer.start(
        application,
        IDENTITY,
        InetAddress.getLoopbackAddress(),
        0,
        new ServerLimits(16_384, 65_536, request, idle, connections, WORKERS));
  }

  @AfterEach
  void stop() {
    service.close();
    server.close();
  }

  private RawClient connect() throws Exception {
    return RawClient.connect(server.port(), IDENTITY);
  }

  @Test
  void twoHundredWaitWithoutAThreadEach() throws Exception {
    manyWaitWithoutAThreadEach(200);
  }

  @Test
  @Tag("campaign")
  @Timeout(180)
  void twoThousandWaitWithoutAThreadEach() throws Exception {
    manyWaitWithoutAThreadEach(2_000);
  }

  private void manyWaitWithoutAThreadEach(int count) throws Exception {
    Set<Thread> before = serverThreads(); // all but the workers, which start when they are needed
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      HttpClient client = client(two);
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        answers.add(client.sendAsync(request("/changes/v1?since=7"), BodyHandlers.ofString()));
        if (i % 50 == 49) {
          service.awaitArrivals(50); // or their handshakes would be one long queue
        }
      }
      assertThat(service.waiters.count()).isEqualTo(count);
      assertThat(answers).noneMatch(CompletableFuture::isDone);
      try (RawClient other = connect()) {
        assertThat(other.get("/changes/v1/now").body()).isEqualTo("now");
      }
      Set<Thread> more = serverThreads();
      more.removeAll(before);
      assertThat(more).hasSizeLessThanOrEqualTo(WORKERS);
      service.move();
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("MOVED 8x");
      }
      for (int i = 0; i < count; i++) {
        assertThat(service.awaitEnd()).isEqualTo("answered");
      }
      assertThat(service.waiters.count()).isZero();
      assertThat(service.ran).hasValue(count + 1);
    } finally {
      two.shutdownNow();
    }
  }

  private static HttpClient client(ExecutorService executor) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new PinTrust(IDENTITY.pin())}, null);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context)
        .executor(executor)
        .build();
  }

  private HttpRequest request(String target) {
    return HttpRequest.newBuilder(URI.create(server.baseUri() + target)).build();
  }

  private static Set<Thread> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().startsWith("govnet")
                    || thread.getName().contains("rizzly")
                    || thread.getName().contains("jersey"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noticesAtOnceThatACallerHasGone(boolean byReset) throws Exception {
    RawClient client = connect();
    client.send(WAIT);
    service.awaitArrivals(1);
    if (byReset) {
      client.socket().setSoLinger(true, 0);
    }
    client.close();
    assertThat(service.awaitEnd()).isEqualTo("cancelled waiting");
    assertThat(service.waiters.count()).isZero();
  }

  @Test
  void aWaitingConnectionIsNotIdle() throws Exception {
    server.close();
    server = start(Duration.ofMillis(300), Duration.ofMillis(300), 4096);
    try (RawClient waiting = connect()) {
      waiting.send(WAIT);
      service.awaitArrivals(1);
      for (int i = 0; i < 2; i++) {
        try (RawClient idle = connect()) {
          assertThat(idle.get("/changes/v1/now").status()).isEqualTo(200);
          assertThat(idle.ends()).isTrue();
        }
      }
      service.move();
      assertThat(waiting.read().body()).isEqualTo("MOVED 8x");
      assertThat(waiting.ends()).isTrue(); // now it is
    }
  }

  @Test
  @Tag("campaign")
  @Timeout(180)
  void answersEverybodyInOrderWhileOthersComeAndGo() throws Exception {
    ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
    ExecutorService callers = Executors.newFixedThreadPool(6);
    try {
      Future<?> unused =
          publisher.scheduleWithFixedDelay(service::move, 1, 1, TimeUnit.MILLISECONDS);
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < 6; caller++) {
        Random random = new Random(caller);
        calls.add(callers.submit(() -> comeAndGo(random)));
      }
      for (Future<?> call : calls) {
        call.get(120, TimeUnit.SECONDS);
      }
    } finally {
      callers.shutdownNow();
      publisher.shutdownNow();
    }
    service.waiters.close();
    assertThat(service.waiters.count()).isZero();
  }

  private @Nullable Void comeAndGo(Random random) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (RawClient client = connect()) {
        for (int rounds = random.nextInt(5); rounds >= 0; rounds--) {
          int pairs = 1 + random.nextInt(3);
          String asked = (WAIT.replace("7", "" + service.revision) + NOW).repeat(pairs);
          for (int from = 0; from < asked.length(); ) {
            int to = Math.min(asked.length(), from + 1 + random.nextInt(asked.length()));
            client.send(asked.substring(from, to));
            from = to;
          }
          if (random.nextInt(4) == 0) {
            break; // gone, with whatever it has not read
          }
          for (int pair = 0; pair < pairs; pair++) {
            assertThat(client.read().body()).startsWith("MOVED ");
            assertThat(client.read().body()).isEqualTo("now");
          }
        }
      }
    }
    return null;
  }

  @Test
  void aCallerMayChangeItsKeysWhileItWaits() throws Exception {
    try (RawClient client = connect()) {
      client.send(WAIT);
      service.awaitArrivals(1);
      client.socket().startHandshake(); // in TLS 1.3, a key update
      service.move();
      assertThat(client.read().body()).isEqualTo("MOVED 8x");
      assertThat(client.get("/changes/v1/now").body()).isEqualTo("now");
    }
  }

  @Test
  void aConnectionWaitsHundredsOfTimes() throws Exception {
    try (RawClient client = connect()) {
      for (long since = 7; since < 307; since++) {
        client.send("GET /changes/v1?since=" + since + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        service.awaitArrivals(1);
        service.move();
        assertThat(client.read().body()).isEqualTo("MOVED " + (since + 1) + "x");
        assertThat(service.awaitEnd()).isEqualTo("answered");
      }
      assertThat(client.get("/changes/v1/now").body()).isEqualTo("now");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersInOrderWhoAsksOnWhileItWaits(boolean atOnce) throws Exception {
    try (RawClient client = connect()) {
      if (atOnce) {
        client.send(WAIT + NOW + WAIT + NOW);
        service.awaitArrivals(1);
      } else {
        client.send(WAIT);
        service.awaitArrivals(1);
        client.send(NOW + WAIT.substring(0, 20));
        client.send(WAIT.substring(20) + NOW);
      }
      try (RawClient other = connect()) {
        assertThat(other.get("/changes/v1/now").body()).isEqualTo("now");
      }
      assertThat(service.ran).hasValue(2);
      service.move();
      assertThat(client.read().body()).isEqualTo("MOVED 8x");
      assertThat(client.read().body()).isEqualTo("now");
      assertThat(client.read().body()).isEqualTo("MOVED 8x"); // it is behind by now
      assertThat(client.read().body()).isEqualTo("now");
      // and it is read on
      assertThat(client.get("/changes/v1/now").body()).isEqualTo("now");
    }
  }

  @Test
  void runsWhatIsAskedNextOnAWorkerAndNotOnTheThreadThatAnswers() throws Exception {
    try (RawClient client = connect()) {
      client.send(WAIT + NOW.replace("now", "thread"));
      service.awaitArrivals(1);
      service.move();
      assertThat(client.read().body()).isEqualTo("MOVED 8x");
      assertThat(client.read().body()).startsWith("govnet-worker");
    }
  }

  @Test
  void whoHasAskedOnAndGoneIsNoticedWhenItsAnswerIsDue() throws Exception {
    RawClient client = connect();
    client.send(WAIT);
    service.awaitArrivals(1);
    client.send(NOW);
    client.close();
    service.move();
    // Its going may be read together with what it asks next, and is then noticed before.
    assertThat(service.awaitEnd()).isIn("answered", "cancelled", "cancelled waiting");
    assertThat(service.waiters.count()).isZero();
  }

  @Test
  void endsAConnectionThatWaitsAndAsksOnWithoutReading() throws Exception {
    try (RawClient client = connect()) {
      client.send(WAIT);
      service.awaitArrivals(1);
      String big = "GET /changes/v1/big HTTP/1.1\r\nHost: localhost\r\n\r\n";
      client.send(big.repeat(200));
      assertThat(service.ran).hasValue(1);
      service.move();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  client.send(big);
                }
              })
          .isInstanceOf(IOException.class);
      // What the two kernels buffer between them, and one answer more.
      assertThat(service.ran.get()).isLessThan(80);
    }
  }

  @Test
  void aCallerThatDoesNotTakeItsAnswerKeepsNobodyWaiting() throws Exception {
    service.answerBytes = 32 << 20;
    try (RawClient stalled = connect();
        RawClient other = connect()) {
      stalled.send(WAIT);
      service.awaitArrivals(1);
      long begun = System.nanoTime();
      service.move();
      assertThat(service.awaitEnd()).isEqualTo("answered");
      service.answerBytes = 1;
      other.send("GET /changes/v1?since=8 HTTP/1.1\r\nHost: localhost\r\n\r\n");
      service.awaitArrivals(1);
      service.move();
      assertThat(other.read().body()).isEqualTo("MOVED 9x");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      assertThatThrownBy(stalled::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  @Tag("campaign")
  @Timeout(120)
  void aCallerThatDoesNotTakeItsAnswerHoldsAWorkerForHalfAMinuteOnly() throws Exception {
    server.close();
    server = start(Duration.ofSeconds(10), Duration.ofMillis(300), 1);
    try (RawClient stalled = connect()) {
      stalled.send(NOW.replace("now", "huge"));
      service.awaitArrivals(1);
      assertThat(theNextIsServed(45)).isTrue();
    }
  }

  @Test
  void closingAnswersThoseThatWaitAndTakesNoTime() throws Exception {
    try (RawClient first = connect();
        RawClient second = connect();
        RawClient untended = connect()) {
      first.send(WAIT);
      second.send(WAIT);
      untended.send("GET /changes/v1/untended HTTP/1.1\r\nHost: localhost\r\n\r\n");
      service.awaitArrivals(3);
      long begun = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
      RawClient.Answer answer = first.read();
      assertThat(answer.body()).isEqualTo("ended");
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(second.read().body()).isEqualTo("ended");
      assertThat(untended.read().status()).isEqualTo(503);
      assertThat(first.ends()).isTrue();
      assertThat(second.ends()).isTrue();
      assertThat(untended.ends()).isTrue();
      assertThat(service.waiters.count()).isZero();
    }
  }

  @Test
  void aResourceThatIsClosedFirstAnswersForItself() throws Exception {
    try (RawClient client = connect()) {
      client.send(WAIT);
      service.awaitArrivals(1);
      service.waiters.close();
      assertThat(client.read().body()).isEqualTo("OVER 7x");
      client.send(WAIT);
      assertThat(client.read().body()).isEqualTo("OVER 7x");
    }
  }

  @Test
  void killedItAnswersNobodyThatWaits() throws Exception {
    try (RawClient first = connect();
        RawClient second = connect()) {
      first.send(WAIT);
      second.send(WAIT);
      service.awaitArrivals(2);
      server.kill();
      assertThat(first.ends()).isTrue();
      assertThat(second.ends()).isTrue();
      service.move(); // answers into nothing, and nothing fails
    }
  }

  @Test
  void whatIsDoneForACallerThatHasGoneIsDone() throws Exception {
    server.close();
    server = start(Duration.ofSeconds(10), Duration.ofSeconds(60), 1);
    RawClient client = connect();
    client.send("GET /changes/v1/later HTTP/1.1\r\nHost: localhost\r\n\r\n");
    service.awaitArrivals(1);
    client.close();
    assertThat(theNextIsServed(10)).isTrue(); // so the server knows that the first has gone
    assertThat(statuses.poll(10, TimeUnit.SECONDS)).isEqualTo(200); // the next one's
    assertThat(statuses).isEmpty();
    service.later.complete("done");
    assertThat(statuses.poll(10, TimeUnit.SECONDS)).isEqualTo(200);
  }

  private boolean theNextIsServed(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      try (RawClient next = connect()) {
        return next.get("/changes/v1/now").status() == 200;
      } catch (Exception e) {
        // refused for the one before it
      }
    }
    return false;
  }

  @Test
  void answersByJakartaRestsOwnTimerAndByAFailure() throws Exception {
    try (RawClient timed = connect();
        RawClient failing = connect()) {
      assertThat(timed.get("/changes/v1/timed").status()).isEqualTo(503);
      RawClient.Answer failed = failing.get("/changes/v1/fails");
      assertThat(failed.status()).isEqualTo(500);
      assertThat(failed.body()).contains("internal-error").doesNotContain("42");
    }
  }

  @Test
  void waitsForTheHeadAlone() throws Exception {
    try (RawClient client = connect()) {
      client.send(WAIT.replace("GET", "HEAD"));
      service.awaitArrivals(1);
      service.move();
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(client.get("/changes/v1/now").body()).isEqualTo("now");
    }
  }
}
