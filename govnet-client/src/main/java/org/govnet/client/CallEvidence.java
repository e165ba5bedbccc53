package org.govnet.client;

import java.net.URI;
import java.util.function.Supplier;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.evidence.EvidenceKeeper;
import org.govnet.evidence.EvidenceRecord;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the caller's evidence of each attempt that was sent: what was asked, and what was answered.
 */
final class CallEvidence {
  private final NodeId self;
  private final Supplier<EvidenceKeeper> keeper;

  CallEvidence(NodeId self, Supplier<EvidenceKeeper> keeper) {
    this.self = self;
    this.keeper = keeper;
  }

  /**
   * Lets an attempt be made whose evidence can be written.
   *
   * @throws org.govnet.evidence.EvidenceUnavailable if it cannot: then nothing is sent
   */
  void requireWritable(CallPlan plan) {
    if (!plan.contract().id().equals(EvidenceKeeper.CHECKPOINTS)) {
      keeper.get().requireWritable(plan.contract().id());
    }
  }

  /**
   * Keeps an attempt.
   *
   * @param answer the answer with its signature, verified; null if there was none to be believed
   * @throws org.govnet.evidence.EvidenceUnavailable if it cannot be kept
   */
  void keep(
      CallPlan plan,
      NodeId to,
      URI replica,
      String correlation,
      RequestMessage request,
      @Nullable ResponseMessage answer) {
    ContractId contract = plan.contract().id();
    if (contract.equals(EvidenceKeeper.CHECKPOINTS)) {
      return;
    }
    EvidenceKeeper kept = keeper.get();
    kept.keep(
        new EvidenceRecord(
            EvidenceRecord.Role.CALLER,
            self,
            to,
            replica,
            contract,
            plan.contract().version(),
            plan.operation().name(),
            outcome(answer),
            request,
            answer,
            kept.keepsBodies(contract),
            correlation));
  }

  private static EvidenceRecord.Outcome outcome(@Nullable ResponseMessage answer) {
    if (answer == null) {
      return EvidenceRecord.Outcome.UNANSWERED;
    }
    return answer.fields().first("govnet-error").isPresent()
        ? EvidenceRecord.Outcome.REFUSED
        : EvidenceRecord.Outcome.ANSWERED;
  }
}
