package org.govnet.node;

import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.evidence.CheckpointRefused;
import org.govnet.api.evidence.CountersignedCheckpoint;
import org.govnet.api.evidence.EvidenceCheckpoints;
import org.govnet.api.evidence.OfferedCheckpoint;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Vouchers;
import org.govnet.evidence.CheckpointOffer;
import org.govnet.evidence.CountersignRefused;
import org.govnet.evidence.Countersigner;
import org.govnet.evidence.Evidence;
import org.govnet.evidence.EvidenceKeeper;
import org.govnet.evidence.EvidencePolicy;

/**
 * A replica's log of its exchanges, on both sides of them, and what makes it proof: its checkpoints
 * are countersigned by those it exchanges with, and it countersigns theirs.
 */
final class NodeEvidence implements AutoCloseable {
  /** The folder within a node's state; a log for each URL that the replica has had. */
  static final String FOLDER = "evidence";

  private final Evidence log;
  private final EvidenceKeeper keeper;
  private final Countersigner countersigner;
  private final CheckpointRounds rounds;

  private NodeEvidence(
      Evidence log, EvidenceKeeper keeper, Countersigner countersigner, CheckpointRounds rounds) {
    this.log = log;
    this.keeper = keeper;
    this.countersigner = countersigner;
    this.rounds = rounds;
  }

  /**
   * Opens it.
   *
   * @param replica the replica's own URL
   * @throws org.govnet.evidence.EvidenceUnavailable if its disk fails
   * @throws org.govnet.evidence.EvidenceDamaged if it was damaged
   */
  static NodeEvidence open(
      EvidencePolicy policy, Identity identity, URI replica, Govnet govnet, Clock clock) {
    Path folder = identity.state().resolve(FOLDER).resolve(folder(replica));
    Evidence.Builder builder =
        Evidence.builder(folder, identity.network(), identity.node(), replica)
            .signer(govnet.messageKeys())
            .vouching(
                node -> govnet.directory().current().flatMap(current -> Vouchers.of(current, node)))
            .clock(clock)
            .checkpoints(policy.checkpointRecords(), policy.checkpointTime());
    if (policy.retention() != null) {
      builder.retention(policy.retention());
    }
    Evidence log = builder.open();
    try {
      CheckpointRounds rounds = new CheckpointRounds(log, govnet, policy.checkpointTime());
      Countersigner countersigner =
          new Countersigner(
              identity.network(),
              identity.node(),
              govnet.messageKeys(),
              govnet.keys(),
              log,
              identity.state().resolve(FOLDER).resolve(folder(replica) + ".countersigned"),
              clock);
      rounds.start();
      return new NodeEvidence(
          log,
          new EvidenceKeeper(log, policy, System::nanoTime, rounds::met),
          countersigner,
          rounds);
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static String folder(URI replica) {
    String name = replica.toString().replaceFirst("^https?://", "");
    return name.replaceAll("[^A-Za-z0-9.-]", "_");
  }

  EvidenceKeeper keeper() {
    return keeper;
  }

  /** For tests: signs the head, and gives what it has signed. */
  String checkpoint() {
    return log.checkpoint().join();
  }

  CheckpointRounds rounds() {
    return rounds;
  }

  @Override
  public void close() {
    rounds.close();
    log.close();
  }

  /** Countersigns others' checkpoints, for whoever they belong to. */
  static final class Service implements EvidenceCheckpoints {
    private final Supplier<NodeEvidence> evidence;

    @Context
    @SuppressWarnings("NullAway.Init") // the host injects it
    private Caller caller;

    Service(Supplier<NodeEvidence> evidence) {
      this.evidence = evidence;
    }

    @Override
    public CountersignedCheckpoint countersign(IdempotencyKey key, OfferedCheckpoint offer)
        throws CheckpointRefused {
      try {
        return new CountersignedCheckpoint(
            evidence
                .get()
                .countersigner
                .countersign(
                    caller.node(), new CheckpointOffer(offer.checkpoint(), offer.digests())),
            null);
      } catch (CountersignRefused e) {
        if (e.goesOnElsewhere()) {
          return new CountersignedCheckpoint(null, e.last());
        }
        throw new CheckpointRefused(e.getMessage());
      }
    }
  }
}
