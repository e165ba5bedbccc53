package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a client trusts, and how that changes while it runs. */
class TrustTest {
  private final HeldCertificate first = authority("first");
  private final HeldCertificate second = authority("second");
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final MockWebServer old = server(first);
  private final MockWebServer other = server(second);
  private final HttpClients http = new HttpClients(() -> true, okHttp -> okHttp);

  @AfterEach
  void close() {
    answer.countDown();
    http.close();
    old.close();
    other.close();
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().certificateAuthority(0).commonName(name).build();
  }

  private MockWebServer server(HeldCertificate authority) {
    HeldCertificate leaf =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    MockWebServer server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(leaf).build().sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (request.getTarget().equals("/slow")) {
              asked.countDown();
              answer.await();
            }
            return new MockResponse.Builder().code(200).build();
          }
        });
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return server;
  }

  private int get(MockWebServer server, String path) throws java.io.IOException {
    String url = "https://127.0.0.1:" + server.getPort();
    Request request = new Request.Builder().url(url + path).build();
    try (Response response =
        http.of(new Replica(URI.create(url), null)).newCall(request).execute()) {
      return response.code();
    }
  }

  private CompletableFuture<Integer> slow() {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                status.complete(get(old, "/slow"));
              } catch (Exception e) {
                status.completeExceptionally(e);
              }
            })
        .start();
    return status;
  }

  @Test
  void newConnectionsFollowTheNewAuthoritiesAndOldOnesGoOn() throws Exception {
    http.trust(List.of(first.certificate()));
    assertThat(get(old, "/")).isEqualTo(200);
    CompletableFuture<Integer> under = slow();
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

    http.trust(List.of(second.certificate()));

    assertThat(get(other, "/")).isEqualTo(200);
    assertThatThrownBy(() -> get(old, "/")).isInstanceOf(SSLHandshakeException.class);
    answer.countDown();
    assertThat(under.get(20, TimeUnit.SECONDS)).isEqualTo(200);
  }

  @Test
  void refusesToTrustNobody() {
    assertThatThrownBy(() -> http.trust(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no certificate authority is given");
  }

  /** Or a replica that changes its key would have to prove itself anew. */
  @Test
  void whatIsKnownOfAReplicaStaysWhileAPinDoes() {
    URI url = URI.create("https://a.test");
    Replica before = new Replica(url, "a".repeat(43));
    Replica after = new Replica(url, "b".repeat(43));
    NodeState node = Peers.engine(CallPolicy.DEFAULT, Time.SYSTEM).node();
    List<ReplicaState> known = node.of(List.of(before), same -> null, 0);

    assertThat(node.of(List.of(before, after), same -> null, 0)).isEqualTo(known);
    assertThat(node.of(List.of(after), same -> null, 0)).isEqualTo(known);
    assertThat(node.of(List.of(before), same -> null, 0)).isNotEqualTo(known);
  }
}
