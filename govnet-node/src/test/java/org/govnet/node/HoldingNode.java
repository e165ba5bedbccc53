package org.govnet.node;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.idempotency.IdempotencyMemory;

/**
 * A node of many replicas, in a process of its own, that answers nobody until a number of requests
 * wait for it at once. It ends when its input does.
 */
final class HoldingNode implements Later {
  static final String READY = "ready";
  static final String ALL_HELD = "all held";

  private final int most;
  private final AtomicInteger held = new AtomicInteger();
  private final CompletableFuture<Answer> all = new CompletableFuture<>();

  private HoldingNode(int most) {
    this.most = most;
  }

  /** Folder of the network, the node's name, its replicas, how many requests are held at once. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    NodeId name = NodeId.of(arguments[1]);
    Anchor anchor = Anchor.load(folder.resolve("anchor.json"));
    Identity identity = Identity.load(NetworkId.of("uk-test"), name, folder.resolve(name.value()));
    HoldingNode service = new HoldingNode(Integer.parseInt(arguments[3]));
    List<Replica> replicas = new ArrayList<>();
    List<GovnetNode> nodes = new ArrayList<>();
    IdempotencyMemory shared = new IdempotencyMemory(java.time.Clock.systemUTC());
    ServerLimits limits =
        new ServerLimits(16 << 10, 1 << 20, Duration.ofMinutes(5), Duration.ofMinutes(5), 4096, 8);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      GovnetNode.Builder builder =
          GovnetNode.builder(identity, anchor)
              .serve(service)
              .idempotency(shared)
              .limits(limits)
              .maxConcurrent(20_000)
              .withoutEvidence()
              .maxDeadline(Duration.ofMinutes(5));
      replicas.forEach(builder::alongside);
      GovnetNode node = builder.start();
      replicas.add(node.replica());
      nodes.add(node);
    }
    System.out.println(READY);
    int unused = System.in.read();
    nodes.forEach(GovnetNode::kill);
  }

  @Override
  public CompletionStage<Answer> answer(String id) {
    if (id.equals("now")) {
      return CompletableFuture.completedFuture(new Answer(id));
    }
    if (held.incrementAndGet() == most) {
      System.out.println(ALL_HELD);
      all.completeAsync(() -> new Answer("all"));
    }
    return all;
  }

  @Override
  public CompletionStage<Void> done() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Response> file() {
    throw new UnsupportedOperationException();
  }
}
