package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the directory publishes is with every node at once, whatever else they read meanwhile. */
class NewsTest {
  private static final int NEWS = 25;

  @Test
  void newsIsWithEveryNodeWithinFiveSeconds(@TempDir Path folder) {
    List<GovnetNode> nodes = new ArrayList<>();
    try (LocalNetwork network =
        LocalNetwork.start(NetworkId.of("uk-test"), folder, Clock.systemUTC())) {
      for (int i = 0; i < 3; i++) {
        nodes.add(
            GovnetNode.builder(
                    network.admit(NodeId.of("n" + i), "Node", List.of(), List.of()),
                    network.anchor())
                .serve(new ProbeService())
                .start());
      }
      try {
        for (int i = 0; i < NEWS; i++) {
          assertThat(network.admit(NodeId.of("x" + i), "News", List.of(), List.of())).isNotNull();
          for (GovnetNode node : nodes) {
            Govnet govnet = node.govnet();
            if (i % 5 == 0) {
              // Reading beside the thread that follows must not make that one think it has a gap.
              assertThat(govnet.directory().refresh()).isTrue();
            }
            await(govnet, network.publisher().current().revision());
          }
        }
      } finally {
        nodes.forEach(GovnetNode::close);
      }
    }
  }

  private static void await(Govnet govnet, long revision) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (govnet.directory().status().revision() < revision) {
      assertThat(System.nanoTime() - end)
          .as("%s at %s", govnet, govnet.directory().status())
          .isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
