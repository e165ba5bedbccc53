package org.govnet.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.benchmarks.ProcessTime;
import org.govnet.benchmarks.Remote;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.trust.MessageSigner;

/**
 * The peer of whoever calls over the loopback address, and the directory in which govnet finds it;
 * to be run through {@link Remote}. It is a thread and a few lines for each connection, so that
 * what calls is what limits, and speaks HTTP/1.1 over TLS, which all that are compared can speak.
 */
public final class LoopbackServer {
  /** The network. */
  public static final NetworkId NETWORK = NetworkId.of("loopback");

  /** Who may call: one for each govnet that does. */
  public static final List<NodeId> CALLERS = List.of(NodeId.of("leeds"), NodeId.of("bury"));

  private LoopbackServer() {}

  /**
   * Serves, and answers what it is asked: {@code base}, its URL, and {@code cpu}, the processor
   * time it has had, in ns.
   *
   * @param arguments an empty folder; callers find {@code anchor.json}, {@code tls} and their keys
   *     in it
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    Path folder = Path.of(arguments[0]);
    TlsIdentity tls = TlsIdentity.loadOrCreate(folder.resolve("tls"), "127.0.0.1");
    try (SSLServerSocket listening = listen(tls);
        LocalNetwork network = LocalNetwork.start(NETWORK, folder, Clock.systemUTC())) {
      String base = "https://127.0.0.1:" + listening.getLocalPort();
      Identity peer = found(network, new Replica(URI.create(base), tls.pin()));
      for (NodeId caller : CALLERS) {
        Identity unused = network.admit(caller, caller.value(), List.of(), List.of());
      }
      network.anchor().save(folder.resolve("anchor.json"));
      MessageSigner signer =
          new MessageSigner(peer.node(), peer.messages(), Clock.systemUTC(), new SecureRandom());
      daemon(() -> accept(listening, base, signer));
      for (String question = questions.readLine();
          question != null;
          question = questions.readLine()) {
        answers.println(
            switch (question) {
              case "base" -> base;
              case "cpu" -> Long.toString(ProcessTime.nanos());
              default -> throw new IllegalArgumentException("not understood: " + question);
            });
        answers.flush();
      }
    }
  }

  private static SSLServerSocket listen(TlsIdentity tls) throws IOException {
    return (SSLServerSocket)
        tls.sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 128, InetAddress.getLoopbackAddress());
  }

  private static Identity found(LocalNetwork network, Replica replica) {
    CapabilityId capability = CapabilityId.of("planning");
    NodeId salford = NodeId.of("salford");
    Identity peer = network.admit(salford, "Salford", List.of(), List.of(capability));
    network.designate(capability, salford);
    ServiceOffer offer = new ServiceOffer(ContractId.of("planning-applications"), 1);
    network
        .publisher()
        .accept(List.of(peer.describe(1, 1, List.of(replica), List.of(offer), Clock.systemUTC())));
    return peer;
  }

  private static void accept(SSLServerSocket listening, String base, MessageSigner signer) {
    try {
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        daemon(new LoopbackConnection(socket, base, signer));
      }
    } catch (IOException e) {
      // it was closed, which is the end
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback");
    thread.setDaemon(true);
    thread.start();
  }
}
