package org.govnet.node;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.client.Govnet;
import org.jspecify.annotations.Nullable;

/**
 * A replica without its server.
 *
 * @param govnet its own way to call others
 * @param mirroring its copy of the directory, for others
 * @param application what it serves, for any host that runs Jersey
 * @param state how it does while it runs
 * @param evidence opens its evidence; null if it keeps none
 * @param opened its evidence, once it is open
 */
record Assembled(
    Govnet govnet,
    Mirroring mirroring,
    ResourceConfig application,
    NodeState state,
    @Nullable Opening evidence,
    CompletableFuture<NodeEvidence> opened)
    implements AutoCloseable {
  /** Opens a replica's evidence, once it is known where the replica is. */
  interface Opening {
    NodeEvidence open(URI replica);
  }

  /** It is known where the replica is; nothing is served before. */
  void at(URI replica) {
    if (evidence != null) {
      opened.complete(evidence.open(replica));
    }
  }

  @Override
  public void close() {
    mirroring.close();
    state.close();
    govnet.close();
    closeEvidence();
  }

  /** The last to go: what is under way until then is evidenced. */
  void closeEvidence() {
    NodeEvidence open = opened.getNow(null);
    if (open != null) {
      open.close();
    }
  }
}
