package org.govnet.examples.hosts;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.govnet.api.NodeId;
import org.govnet.discovery.Directory;
import org.govnet.node.LocalNetwork;

/** Waits until nodes are in the directory, which they are told to be on a thread of their own. */
public final class Joined {
  private Joined() {}

  /**
   * Waits, 40 s at most.
   *
   * @throws TimeoutException if one of them has not said by then where it answers
   */
  public static void await(LocalNetwork network, NodeId... nodes)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Boolean> joined = new CompletableFuture<>();
    Consumer<Directory> look =
        directory -> {
          if (List.of(nodes).stream().allMatch(node -> directory.descriptor(node).isPresent())) {
            joined.complete(true);
          }
        };
    network.publisher().listen(look);
    look.accept(network.publisher().current());
    boolean unused = joined.get(40, TimeUnit.SECONDS);
  }
}
