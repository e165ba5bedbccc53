package org.govnet.examples.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.govnet.node.GovnetNode;
import org.govnet.node.HostAnswer;
import org.govnet.node.HostRequest;
import org.govnet.node.HostedNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A host that knows neither servlets nor Jakarta REST: the JDK's own HTTP server. It is as much as
 * any other host would need.
 */
class JdkHostTest extends HostContract {
  private @Nullable HostedNode node;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService workers;

  @Override
  protected int start(HostSetup setup) throws IOException {
    HostedNode hosted =
        GovnetNode.builder(setup.identity(), setup.anchor())
            .serve(setup.notebook())
            .hosted(setup.replica());
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", exchange -> serve(hosted, exchange));
    http.start();
    hosted.announce();
    node = hosted;
    server = http;
    workers = threads;
    return http.getAddress().getPort();
  }

  private static void serve(HostedNode node, HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    HostAnswer answer;
    if (node.serves(target)) {
      try (InputStream in = exchange.getRequestBody()) {
        answer =
            node.answer(
                    new HostRequest(
                        exchange.getRequestMethod(),
                        target,
                        exchange.getRequestHeaders(),
                        in.readNBytes(HostRequest.MAX_BODY_BYTES + 1)))
                .toCompletableFuture()
                .join();
      }
    } else {
      answer = own(target);
    }
    answer.fields().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private static HostAnswer own(String target) {
    return target.equals("/own")
        ? new HostAnswer(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8))
        : new HostAnswer(404, Map.of(), new byte[0]);
  }

  @Override
  protected void stop() {
    if (node != null && server != null && workers != null) {
      node.drain();
      server.stop(0);
      node.close();
      workers.shutdown();
    }
  }

  @Override
  protected String ownPath() {
    return "/own";
  }

  @Override
  protected String ownBody() {
    return "{}";
  }

  @Test
  void saysWhereItIs() {
    assertThat(String.valueOf(node)).startsWith("node uk-test/hosted at https://127.0.0.1:");
  }
}
