package org.govnet.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.govnet.discovery.Replica;

/** A mirror over HTTPS that answers whatever a test would have it answer. */
final class RawMirror implements AutoCloseable {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().ecdsa256().addSubjectAlternativeName("127.0.0.1").build();

  private final HttpsServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What it does with a request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  RawMirror(Answer answer) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build().sslContext()));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.setExecutor(workers);
    server.start();
  }

  /** Serves one thing for ever, as a static file. */
  static RawMirror serving(byte[] bytes) throws IOException {
    return new RawMirror(
        exchange -> {
          boolean whole = exchange.getRequestURI().getPath().equals("/govnet/v1/directory");
          exchange.sendResponseHeaders(whole ? 200 : 404, whole ? bytes.length : -1);
          if (whole) {
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  /** Never ends. */
  static RawMirror endless() throws IOException {
    return new RawMirror(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] spaces =
              "{\"roots\":[".concat(" ".repeat(1 << 16)).getBytes(StandardCharsets.US_ASCII);
          OutputStream out = exchange.getResponseBody();
          while (true) {
            out.write(spaces);
          }
        });
  }

  /** Takes the request, and says nothing while it is open. */
  static RawMirror silent() throws IOException {
    CountDownLatch[] closed = new CountDownLatch[1];
    RawMirror mirror =
        new RawMirror(
            exchange -> {
              try {
                closed[0].await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    closed[0] = mirror.closing;
    return mirror;
  }

  Replica replica() throws Exception {
    byte[] key = CERTIFICATE.certificate().getPublicKey().getEncoded();
    return new Replica(
        URI.create("https://127.0.0.1:" + server.getAddress().getPort()),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(key)));
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }
}
