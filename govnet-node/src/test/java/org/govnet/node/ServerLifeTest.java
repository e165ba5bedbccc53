package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerLifeTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned("localhost", "127.0.0.1");
  private static final String GET = "GET /echo/v1/number HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final EchoService service = new EchoService();
  private EmbeddedServer server = start(Duration.ofSeconds(10), Duration.ofSeconds(60), 64);

  private EmbeddedServer start(Duration request, Duration idle, int connections) {
    return EmbeddedServerTest.start(
        service, IDENTITY, new ServerLimits(16_384, 65_536, request, idle, connections, 4));
  }

  private void restart(Duration request, Duration idle, int connections) {
    server.close();
    server = start(request, idle, connections);
  }

  @AfterEach
  void stop() {
    service.release.countDown();
    server.close();
  }

  private RawClient connect() throws Exception {
    return RawClient.connect(server.port(), IDENTITY);
  }

  private static OkHttpClient okHttp(TlsIdentity pinned) throws Exception {
    PinTrust trust = new PinTrust(pinned.pin());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return new OkHttpClient.Builder()
        .sslSocketFactory(context.getSocketFactory(), trust)
        .retryOnConnectionFailure(false)
        .build();
  }

  private static String call(OkHttpClient client, EmbeddedServer server) throws IOException {
    Request request = new Request.Builder().url(server.baseUri() + "/echo/v1/number?n=5").build();
    try (Response response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }

  @Test
  void servesAClientThatPinsItsKeyAndNotOneThatPinsAnother() throws Exception {
    assertThat(server.baseUri()).hasToString("https://127.0.0.1:" + server.port());
    assertThat(call(okHttp(IDENTITY), server)).isEqualTo("{\"n\":5}");
    OkHttpClient other = okHttp(TlsIdentity.selfSigned("localhost"));
    assertThatThrownBy(() -> call(other, server))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("not the pinned key");
    assertThat(service.ran).hasValue(1);
  }

  @Test
  void speaksTls13AndTls12WithForwardSecrecyAndAead() throws Exception {
    try (RawClient client = connect()) {
      assertThat(client.socket().getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
    try (RawClient client =
        RawClient.connect(
            server.port(), IDENTITY.pin(), "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
      assertThat(client.socket().getSession().getProtocol()).isEqualTo("TLSv1.2");
      assertThat(client.get("/echo/v1/number").status()).isEqualTo(200);
    }
  }

  @Test
  void refusesTls12WithACbcSuite() {
    assertThatThrownBy(
            () ->
                RawClient.connect(
                    server.port(), IDENTITY.pin(), "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void endsAConnectionThatAsksForRenegotiation() throws Exception {
    try (RawClient client =
        RawClient.connect(
            server.port(), IDENTITY.pin(), "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
      assertThat(client.get("/echo/v1/number").status()).isEqualTo(200);
      assertThatThrownBy(
              () -> {
                client.socket().startHandshake();
                client.get("/echo/v1/number");
              })
          .isInstanceOf(IOException.class);
      assertThat(client.ends()).isTrue();
    }
    assertThat(service.ran).hasValue(1);
  }

  @Test
  void endsAConnectionThatDoesNotSpeakTls() throws Exception {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      plain.setSoTimeout(5_000);
      plain.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP");
    } catch (java.net.SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  @Test
  void killedMidwayAnswersNobodyAndTakesNobody() throws Exception {
    try (RawClient idle = connect();
        RawClient busy = connect();
        RawClient half = connect()) {
      assertThat(idle.get("/echo/v1/number").status()).isEqualTo(200);
      busy.send("GET /echo/v1/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
      half.send("GET /echo");
      assertThat(service.entered.await(5, TimeUnit.SECONDS)).isTrue();
      long begun = System.nanoTime();
      server.kill();
      assertThat(idle.ends()).isTrue();
      assertThat(busy.ends()).isTrue();
      assertThat(half.ends()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      }
      server.kill();
      server.close();
    }
  }

  @Test
  void aKeptAliveOkHttpConnectionFailsAfterAKill() throws Exception {
    OkHttpClient client = okHttp(IDENTITY);
    assertThat(call(client, server)).isEqualTo("{\"n\":5}");
    server.kill();
    assertThatThrownBy(() -> call(client, server)).isInstanceOf(IOException.class);
  }

  @Test
  void closingLetsARequestEndAndClosesTheIdleAtOnce() throws Exception {
    try (RawClient idle = connect();
        RawClient fresh = connect();
        RawClient busy = connect()) {
      assertThat(idle.get("/echo/v1/number").status()).isEqualTo(200);
      busy.send("GET /echo/v1/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(service.entered.await(5, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      assertThat(idle.ends()).isTrue();
      assertThat(fresh.ends()).isTrue();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      assertThat(closed).isNotDone();
      service.release.countDown();
      assertThat(busy.read().body()).isEqualTo("{}");
      assertThat(busy.ends()).isTrue();
      closed.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void closesConnectionsThatTakeTooLong() throws Exception {
    restart(Duration.ofMillis(400), Duration.ofMillis(400), 64);
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      silent.setSoTimeout(5_000);
      assertThat(silent.getInputStream().read()).isNegative();
    }
    try (RawClient header = connect();
        RawClient body = connect();
        RawClient idle = connect()) {
      header.send("GET /echo/v1/number HTTP/1.1\r\nHost: a");
      body.send("POST /echo/v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na");
      assertThat(idle.get("/echo/v1/number").status()).isEqualTo(200);
      assertThat(header.ends()).isTrue();
      assertThat(body.ends()).isTrue();
      assertThat(idle.ends()).isTrue();
    }
    assertThat(service.ran).hasValue(1);
  }

  @Test
  void aTricklingBodyGetsNoMoreTimeForEachByte() throws Exception {
    restart(Duration.ofMillis(400), Duration.ofSeconds(60), 64);
    try (RawClient client = connect()) {
      client.send("POST /echo/v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 65536\r\n\r\n");
      client.socket().setSoTimeout(20);
      int sent = 0;
      while (!client.ends() && sent < 500) {
        try {
          client.send("a");
        } catch (IOException e) {
          break;
        }
        sent++;
      }
      assertThat(sent).isBetween(1, 200);
    }
  }

  @Test
  void closesConnectionsBeyondTheMostAllowed() throws Exception {
    restart(Duration.ofSeconds(10), Duration.ofSeconds(60), 2);
    try (RawClient first = connect();
        RawClient second = connect()) {
      assertThat(first.get("/echo/v1/number").status()).isEqualTo(200);
      assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
      assertThat(second.get("/echo/v1/number").status()).isEqualTo(200);
    }
  }

  @Test
  void endsAConnectionThatAsksOnWithoutReading() throws Exception {
    try (RawClient client = connect()) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  client.send("GET /echo/v1/big HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
              })
          .isInstanceOf(IOException.class);
      // What the two kernels buffer between them, and one answer more.
      assertThat(service.ran.get()).isLessThan(40);
    }
  }

  @Test
  void leavesNoThreadsBehind() throws Exception {
    Set<Thread> before = ours();
    assertThat(before).isNotEmpty().allMatch(Thread::isDaemon);
    for (int i = 0; i < 5; i++) {
      restart(Duration.ofSeconds(10), Duration.ofSeconds(60), 64);
      try (RawClient client = connect()) {
        assertThat(client.get("/echo/v1/later").status()).isEqualTo(200);
      }
      if (i % 2 == 0) {
        server.kill();
      }
    }
    server.close();
    for (Thread thread : ours()) {
      thread.join(5_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  // JUnit's own threads and OkHttp's are the only others that come and go in this JVM.
  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().startsWith("govnet")
                    || thread.getName().contains("rizzly")
                    || thread.getName().contains("jersey"))
        .collect(Collectors.toSet());
  }
}
