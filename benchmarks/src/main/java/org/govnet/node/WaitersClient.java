package org.govnet.node;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.govnet.benchmarks.Remote;

/** Requests that wait, without a thread each at this end either. */
final class WaitersClient {
  // Or their handshakes would be one long queue.
  private static final int AT_ONCE = 50;

  private final HttpClient client;
  private final Remote server;
  private final HttpRequest request;
  private final List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  WaitersClient(HttpClient client, Remote server) {
    this.client = client;
    this.server = server;
    this.request =
        HttpRequest.newBuilder(URI.create(server.text("base") + server.text("target"))).build();
  }

  static HttpClient client(Executor executor) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(context)
          .executor(executor)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  /** Has so many more wait. */
  void ask(int count) {
    for (int i = 0; i < count; i++) {
      answers.add(
          client
              .sendAsync(request, BodyHandlers.ofString())
              .whenComplete(
                  (answer, error) -> last.accumulateAndGet(System.nanoTime(), Math::max)));
      if (i % AT_ONCE == AT_ONCE - 1 || i == count - 1) {
        server.number("await " + answers.size());
      }
    }
  }

  /**
   * Has all of them answered.
   *
   * @return from the move to the last answer, in ms
   */
  double move() {
    // Both JVMs read the machine's one monotonic clock.
    long moved = server.number("move");
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      int status;
      try {
        status = answer.orTimeout(60, TimeUnit.SECONDS).join().statusCode();
      } catch (CompletionException e) {
        throw new IllegalStateException("a request that waited was not answered", e);
      }
      if (status >= 300) {
        throw new IllegalStateException("a request that waited was answered with " + status);
      }
    }
    return (last.get() - moved) / 1e6;
  }

  /** The one server there is was started by whoever asks. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
