package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.idempotency.IdempotencyMemory;

/**
 * A network with one node of three replicas, which share what they did under which key. Some of
 * them answer through a {@link FaultyFront}.
 */
final class ThreeReplicas implements AutoCloseable {
  static final NodeId MANCHESTER = NodeId.of("manchester");
  private static final Clock CLOCK = Clock.systemUTC();

  final LocalNetwork network;
  final List<FaultyFront> fronts = new ArrayList<>();
  private final Identity leeds;
  private final List<GovnetNode> nodes = new ArrayList<>();

  /**
   * A network of its own.
   *
   * @param fronted how many replicas are behind a front, from the first on
   */
  ThreeReplicas(Path folder, Probe service, int fronted) throws Exception {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, CLOCK);
    Identity manchester = network.admit(MANCHESTER, "Manchester", List.of(), List.of());
    leeds = caller("leeds");
    Identity york = caller("york");
    IdempotencyMemory memory = new IdempotencyMemory(CLOCK);
    List<Replica> named = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Identity replica = manchester.withState(folder.resolve("replica-" + i));
      GovnetNode.Builder builder =
          GovnetNode.builder(replica, network.anchor()).serve(service).idempotency(memory);
      if (i < fronted) {
        FaultyFront front = new FaultyFront(replica, york);
        fronts.add(front);
        builder = front.behind(builder);
      }
      for (Replica other : named) {
        builder.alongside(other);
      }
      GovnetNode node = builder.start();
      nodes.add(node);
      named.add(node.replica());
    }
    // Each announces itself and those before it; the last has the word.
    assertThat(network.publisher().current().descriptor(MANCHESTER).orElseThrow().replicas())
        .hasSize(3);
  }

  private Identity caller(String name) {
    Identity identity = network.admit(NodeId.of(name), name, List.of(), List.of());
    network.publisher().accept(List.of(identity.describe(1, 1, List.of(), List.of(), CLOCK)));
    return identity;
  }

  /** A caller that knows nothing of the replicas yet. */
  Govnet join(UnaryOperator<Govnet.Builder> settings) {
    return settings.apply(Govnet.builder(leeds, network.anchor())).join();
  }

  @Override
  public void close() throws Exception {
    for (FaultyFront front : fronts) {
      front.close();
    }
    nodes.forEach(GovnetNode::close);
    network.close();
  }
}
