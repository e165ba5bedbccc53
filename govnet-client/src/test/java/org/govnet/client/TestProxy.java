package org.govnet.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real proxy that knows CONNECT and no more, and to which every name is this machine's. */
final class TestProxy implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final String answer;
  private final String needed;

  /** Lets everybody through who brings a field. */
  TestProxy(String needed) {
    this(needed, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n");
  }

  /**
   * A proxy.
   *
   * @param needed what a head must contain
   * @param answer the head of the answer to one that does not
   */
  TestProxy(String needed, String answer) {
    this.needed = needed;
    this.answer = answer;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  EgressProxy address() {
    return EgressProxy.of("127.0.0.1", server.getLocalPort());
  }

  /** What it was asked, head by head. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      heads.add(head);
      OutputStream out = client.getOutputStream();
      if (!head.contains(needed)) {
        out.write(
            (answer + (answer.isEmpty() ? "" : "Content-Length: 0\r\n\r\n"))
                .getBytes(StandardCharsets.US_ASCII));
        return;
      }
      String target = head.split(" ", 3)[1];
      int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
      try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), port)) {
        sockets.add(peer);
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        threads.execute(() -> pump(peer, client));
        client.getInputStream().transferTo(peer.getOutputStream());
      }
    } catch (IOException e) {
      // either side has gone
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // either side has gone
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no whole head");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : List.copyOf(sockets)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
