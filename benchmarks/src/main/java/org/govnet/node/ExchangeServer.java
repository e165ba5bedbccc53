package org.govnet.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.benchmarks.ProcessTime;
import org.govnet.discovery.Identity;

/**
 * A node with every layer on, evidence included, or Jersey on Grizzly with plain Jackson and TLS
 * and nothing else; to be run through {@link org.govnet.benchmarks.Remote}.
 */
public final class ExchangeServer {
  /** The network. */
  public static final NetworkId NETWORK = NetworkId.of("exchange");

  /** Who serves. */
  public static final NodeId PROVIDER = NodeId.of("salford");

  /** Who calls. */
  public static final NodeId CALLER = NodeId.of("leeds");

  private ExchangeServer() {}

  /**
   * Serves, and answers what it is asked: {@code base}, its URL; {@code cpu}, the processor time it
   * has had in ns; {@code start}, how long starting took, in ns.
   *
   * @param arguments {@code node} or {@code plain}, and an empty folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("plain")) {
      TlsIdentity tls = TlsIdentity.loadOrCreate(folder.resolve("tls"), "127.0.0.1");
      HttpServer server = plain(tls);
      answer("https://127.0.0.1:" + server.getListener("grizzly").getPort(), 0);
      return;
    }
    try (LocalNetwork network = LocalNetwork.start(NETWORK, folder, Clock.systemUTC())) {
      Identity provider = network.admit(PROVIDER, "Salford", List.of(), List.of());
      Identity unused = network.admit(CALLER, "Leeds", List.of(), List.of());
      network.anchor().save(folder.resolve("anchor.json"));
      long begin = System.nanoTime();
      try (GovnetNode node =
          GovnetNode.builder(provider, network.anchor()).serve(new Samples.Service()).start()) {
        long took = System.nanoTime() - begin;
        answer(node.replica().url().toString(), took);
      }
    }
  }

  private static HttpServer plain(TlsIdentity tls) {
    ResourceConfig application =
        new ResourceConfig().register(new Samples.Service()).register(new Json());
    return GrizzlyHttpServerFactory.createHttpServer(
        URI.create("https://" + InetAddress.getLoopbackAddress().getHostAddress() + ":0/"),
        application,
        true,
        new SSLEngineConfigurator(tls.sslContext(), false, false, false));
  }

  /** As a team writes it that has no other library for it. */
  private static final class Json implements MessageBodyWriter<Object> {
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public boolean isWriteable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
      return true;
    }

    @Override
    public void writeTo(
        Object value,
        Class<?> type,
        Type generic,
        Annotation[] annotations,
        MediaType media,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      out.write(mapper.writeValueAsBytes(value));
    }
  }

  private static void answer(String base, long started) throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    for (String question = questions.readLine();
        question != null;
        question = questions.readLine()) {
      answers.println(
          switch (question) {
            case "base" -> base;
            case "cpu" -> Long.toString(ProcessTime.nanos());
            case "start" -> Long.toString(started);
            default -> throw new IllegalArgumentException("not understood: " + question);
          });
      answers.flush();
    }
  }
}
