package org.govnet.discovery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.NodeId;
import org.govnet.trust.Jws;
import org.jspecify.annotations.Nullable;

/**
 * Looks at documents that are sent to be published, before a revision is made for them. Anybody may
 * send some: what does not verify costs one signature, no snapshot, no lock.
 */
final class Reception {
  private final Clock clock;
  private final Ration ration;

  Reception(Clock clock) {
    this.clock = clock;
    this.ration = new Ration(clock);
  }

  /**
   * Checks documents against what is published.
   *
   * @return those that are not published yet
   * @throws DocumentRefused if one does not verify, or is older than the one published
   * @throws PublishedTooOften if a node publishes more than its share
   */
  List<Listed> check(List<String> documents, Directory held) {
    Map<String, Listed> risen = new LinkedHashMap<>();
    Map<NodeId, Admission> admissions = new HashMap<>();
    DocumentOpener opener = new DocumentOpener(held.root(), false);
    for (String compact : documents) {
      Jws jws = DocumentOpener.parse(compact);
      Claim claim = Claim.of(jws);
      Listed listed = new Listed(claim.name(), claim.version(), compact);
      if (isPublished(held, listed)) {
        continue;
      }
      OpenDocument open =
          opener.open(listed, jws, claim, node -> admission(held, admissions, node));
      Documents.requireInForce(open.document(), clock.instant());
      Seen seen = held.memory().floor().get(claim.name());
      if (seen != null && seen.binds(held.index().rootKeys())) {
        seen.requireNotBefore(claim.epoch(), claim.version(), listed.sha256());
      }
      if (open.document() instanceof Admission admission) {
        admissions.put(admission.node(), admission);
      }
      if (open.document() instanceof Revocations revocations) {
        requireGrown(held, revocations);
      }
      if (claim.authority() == null) {
        ration.take(NodeId.of(claim.subject()));
      }
      risen.put(listed.name(), listed);
    }
    return List.copyOf(risen.values());
  }

  /**
   * Readers keep what is dropped; the directory does not let an authority think that it is gone.
   */
  private static void requireGrown(Directory held, Revocations revocations) {
    OpenDocument before = held.index().believed(revocations.documentName());
    if (before != null && before.document() instanceof Revocations old) {
      List<Revocations.Revocation> dropped = new ArrayList<>(old.revoked());
      dropped.removeAll(revocations.revoked());
      if (!dropped.isEmpty()) {
        throw new DocumentRefused(
            revocations.documentName()
                + " leaves out what it had, and revocations only grow: "
                + dropped.get(0));
      }
    }
  }

  private static @Nullable Admission admission(
      Directory held, Map<NodeId, Admission> sent, NodeId node) {
    Admission admission = sent.get(node);
    return admission == null ? held.index().admissions().get(node) : admission;
  }

  static boolean isPublished(Directory held, Listed one) {
    Listed there = held.documents().get(one.name());
    return there != null && there.sameAs(one);
  }
}
