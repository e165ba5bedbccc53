package org.govnet.node;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Says exactly the bytes it is told to over TLS, and reads answers without any library's help. */
final class RawClient implements AutoCloseable {
  record Answer(int status, Map<String, String> fields, String body) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private final SSLSocket socket;

  private RawClient(SSLSocket socket) {
    this.socket = socket;
  }

  static RawClient connect(int port, TlsIdentity identity) throws Exception {
    return connect(port, identity.pin());
  }

  static RawClient connect(int port, String pin, String... suites) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new PinTrust(pin)}, null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true); // or the first request waits 40 ms behind the handshake
    socket.setSoTimeout(20_000);
    if (suites.length > 0) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(suites);
    }
    try {
      socket.startHandshake();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return new RawClient(socket);
  }

  SSLSocket socket() {
    return socket;
  }

  RawClient send(String latin1) throws IOException {
    socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  Answer get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
  }

  /** The status and fields, as after a HEAD request. */
  Answer readHead() throws IOException {
    InputStream in = socket.getInputStream();
    String status = line(in);
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      fields.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    return new Answer(Integer.parseInt(status.substring(9, 12)), fields, "");
  }

  Answer read() throws IOException {
    Answer head = readHead();
    InputStream in = socket.getInputStream();
    Map<String, String> fields = head.fields();
    String body = "";
    if (fields.containsKey("content-length")) {
      int length = Integer.parseInt(fields.getOrDefault("content-length", ""));
      body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    } else if (fields.containsKey("transfer-encoding")) {
      StringBuilder all = new StringBuilder();
      for (int size = chunk(in); size > 0; size = chunk(in)) {
        all.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
        line(in);
      }
      line(in);
      body = all.toString();
    }
    return new Answer(head.status(), fields, body);
  }

  /** Whether the peer has ended the connection, by a close or a reset; waits until it does. */
  boolean ends() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended after " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
