package org.govnet.examples.hosts;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.govnet.discovery.Replica;

/**
 * Ends TLS in front of a host that listens on plain HTTP, as nginx would: it has a {@code Host} of
 * its own, says {@code X-Forwarded-*}, and passes the rest on as it came. One request for each
 * connection.
 */
public final class TlsProxy implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final HeldCertificate certificate;
  private final ServerSocket server;
  private volatile int backend;

  private TlsProxy(HeldCertificate certificate, ServerSocket server) {
    this.certificate = certificate;
    this.server = server;
  }

  /** Listens on the loopback address, on any free port. */
  public static TlsProxy start() {
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .ecdsa256()
            .addSubjectAlternativeName(LOOPBACK.getHostAddress())
            .build();
    try {
      TlsProxy proxy =
          new TlsProxy(
              certificate,
              new HandshakeCertificates.Builder()
                  .heldCertificate(certificate)
                  .build()
                  .sslContext()
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, LOOPBACK));
      inBackground("tls-proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on any port", e);
    }
  }

  /** Where the host behind it listens; before this, connections are closed. */
  public void passTo(int port) {
    this.backend = port;
  }

  /** What others reach: its address, and the pin of its certificate. */
  public Replica replica() {
    try {
      byte[] key = certificate.certificate().getPublicKey().getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return new Replica(
          URI.create("https://" + LOOPBACK.getHostAddress() + ":" + server.getLocalPort()),
          Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For clients that trust its certificate alone. */
  public SSLContext trust() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(certificate.certificate())
        .build()
        .sslContext();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        inBackground("tls-proxy-request", () -> serve(caller));
      } catch (IOException e) {
        return; // it is closed
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        Socket host = new Socket(LOOPBACK, backend)) {
      InputStream in = new BufferedInputStream(caller.getInputStream());
      OutputStream out = host.getOutputStream();
      out.write(rewritten(head(in)).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      inBackground("tls-proxy-body", () -> pass(in, out));
      host.getInputStream().transferTo(caller.getOutputStream());
    } catch (IOException e) {
      // one of the two has gone, and so goes the other
    }
  }

  private static void pass(InputStream in, OutputStream out) {
    try {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // the answer has been given, and both are closed
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("the request ended before its body");
      }
      if (b != '\n') {
        line.write(b);
        continue;
      }
      String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      line.reset();
      if (text.isEmpty()) {
        return lines;
      }
      lines.add(text);
    }
  }

  private String rewritten(List<String> head) {
    StringBuilder text = new StringBuilder(head.get(0)).append("\r\n");
    text.append("Host: ").append(LOOPBACK.getHostAddress()).append(':').append(backend);
    text.append("\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.7\r\n");
    text.append("X-Forwarded-Host: node.example\r\nConnection: close\r\n");
    head.stream()
        .skip(1)
        .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(host|connection):.*"))
        .forEach(line -> text.append(line).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static void inBackground(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
