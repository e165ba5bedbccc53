package org.govnet.node;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.ResponseMessage;

/**
 * A TLS server with a replica's own key, which hands calls on to the real one over a connection of
 * its own, and does to them what it is told: on real sockets, with no library's idea of HTTP in the
 * way. It mirrors no directory.
 */
final class FaultyFront implements AutoCloseable {
  private static final int OVERSIZE_BYTES = 2 << 20;
  private static final String PAGE = "<!DOCTYPE html><title>Sorry</title><h1>Bad Gateway</h1>\n";
  private static final String BUSY =
      "{\"type\":\"urn:govnet:problem:replay-memory-full\",\"title\":\"T\",\"status\":503,"
          + "\"code\":\"replay-memory-full\",\"party\":\"provider\",\"detail\":\"D\"}";

  private final ServerSocket server;
  private final TlsIdentity tls;
  private final int behind;
  private final MessageSigner own;
  private final MessageSigner other;
  private final SSLSocketFactory toBehind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** How many calls, or with {@link SocketFault#HANGS} connections, met a fault. */
  final AtomicInteger met = new AtomicInteger();

  /** What is done to a call with this head. */
  volatile Function<String, SocketFault> faults = head -> SocketFault.NONE;

  /**
   * A front, which listens at once.
   *
   * @param replica whose key and TLS key it uses
   * @param stranger who signs what another node signs
   */
  FaultyFront(Identity replica, Identity stranger) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    tls = TlsIdentity.loadOrCreate(replica.state(), loopback.getHostAddress());
    server = new ServerSocket(0, 50, loopback);
    try (ServerSocket free = new ServerSocket(0, 50, loopback)) {
      behind = free.getLocalPort();
    }
    own = signer(replica);
    other = signer(stranger);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new PinTrust(tls.pin())}, null);
    toBehind = context.getSocketFactory();
    start("front-accept", this::accept);
  }

  private static MessageSigner signer(Identity identity) {
    return new MessageSigner(
        identity.node(), identity.messages(), Clock.systemUTC(), new SecureRandom());
  }

  /** Puts a replica behind it. */
  GovnetNode.Builder behind(GovnetNode.Builder replica) {
    return replica.tls(tls).url(replica().url()).listen(InetAddress.getLoopbackAddress(), behind);
  }

  /** The replica that it is to its callers. */
  Replica replica() {
    return new Replica(URI.create("https://127.0.0.1:" + server.getLocalPort()), tls.pin());
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    SSLSocketFactory factory = tls.sslContext().getSocketFactory();
    while (!server.isClosed()) {
      try {
        Socket plain = server.accept();
        open.add(plain);
        start("front", () -> serve(plain, factory));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket plain, SSLSocketFactory factory) {
    try (plain;
        Socket onward = toBehind.createSocket(InetAddress.getLoopbackAddress(), behind);
        // closed first, and so in good order, unless the connection under it was reset
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, "localhost", 0, true)) {
      plain.setTcpNoDelay(true);
      onward.setTcpNoDelay(true);
      open.add(onward);
      socket.setUseClientMode(false);
      socket.startHandshake();
      serve(plain, socket, onward);
    } catch (IOException | InterruptedException e) {
      // The caller has had enough, or the test has.
    } finally {
      open.remove(plain);
    }
  }

  private void serve(Socket plain, SSLSocket socket, Socket onward)
      throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    for (int served = 0; ; served++) {
      if (faults.apply("") == SocketFault.HANGS) {
        met.incrementAndGet();
        closed.await();
      }
      RawMessage request = RawMessage.read(in);
      if (request == null || !answer(request, plain, out, onward, served)) {
        return;
      }
    }
  }

  /** Does what is to be done; false if the connection is over. */
  private boolean answer(
      RawMessage request, Socket plain, OutputStream out, Socket onward, int served)
      throws IOException, InterruptedException {
    if (request.field("govnet-to") == null) {
      unsigned("404 Not Found", "", "").write(out);
      return true;
    }
    SocketFault fault = faults.apply(request.head());
    if (fault == SocketFault.STALE && served == 0) {
      fault = SocketFault.NONE;
    }
    if (fault != SocketFault.NONE) {
      met.incrementAndGet();
    }
    switch (fault) {
      case NONE -> real(request, onward).write(out);
      case HANGS -> closed.await();
      case STALE -> {
        return false;
      }
      case RESETS_MID_BODY -> {
        real(request, onward).writeHalf(out);
        reset(plain);
        return false;
      }
      case RESETS_ONCE_SERVED -> {
        RawMessage unused = real(request, onward);
        reset(plain);
        return false;
      }
      case RESETS_WHILE_SERVING -> {
        request.write(onward.getOutputStream());
        reset(plain);
        closed.await(); // keeps the connection to the replica, which would notice
        return false;
      }
      case TRUNCATES -> {
        real(request, onward).writeHalf(out);
        return false;
      }
      case BUSY_SIGNED ->
          signed(own, request, 503, BUSY.getBytes(StandardCharsets.UTF_8)).write(out);
      case BUSY_UNSIGNED ->
          unsigned("503 Service Unavailable", "Retry-After: 120\r\n", PAGE).write(out);
      case TRICKLES -> trickle(out, real(request, onward));
      case LENGTH_TOO_LONG -> real(request, onward).announcing(7).write(out);
      case LENGTH_TOO_SHORT -> real(request, onward).announcing(-7).write(out);
      case PAGE_502 -> unsigned("502 Bad Gateway", "", PAGE).write(out);
      case OTHER_NODE -> signed(other, request, 200, real(request, onward).body()).write(out);
      case OVERSIZE -> signed(own, request, 200, new byte[OVERSIZE_BYTES]).write(out);
    }
    return true;
  }

  private void trickle(OutputStream out, RawMessage message)
      throws IOException, InterruptedException {
    for (byte one : message.bytes()) {
      out.write(one);
      out.flush();
      if (closed.await(20, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private static void reset(Socket plain) throws IOException {
    plain.setSoLinger(true, 0);
    plain.close();
  }

  private static RawMessage real(RawMessage request, Socket onward) throws IOException {
    request.write(onward.getOutputStream());
    RawMessage answer = RawMessage.read(onward.getInputStream());
    if (answer == null) {
      throw new IOException("the replica closed");
    }
    return answer;
  }

  private static RawMessage unsigned(String status, String fields, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: text/html\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, fields, bytes.length);
    return new RawMessage(head, bytes);
  }

  private RawMessage signed(MessageSigner signer, RawMessage request, int status, byte[] body) {
    Fields.Builder fields =
        Fields.builder()
            .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    if (status == 503) {
      fields.add("Govnet-Error", "replay-memory-full").add("Retry-After", "120");
    }
    Fields plain = fields.build();
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    plain.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    signer
        .sign(new ResponseMessage(status, plain, body), request.request(replica().url().toString()))
        .forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    return new RawMessage(head.toString(), body);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
