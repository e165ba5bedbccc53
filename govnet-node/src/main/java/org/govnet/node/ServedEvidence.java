package org.govnet.node;

import java.net.URI;
import java.util.function.Supplier;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.evidence.EvidenceKeeper;
import org.govnet.evidence.EvidenceRecord;
import org.govnet.evidence.EvidenceUnavailable;
import org.govnet.trust.ResponseMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the provider's evidence of each exchange, before its answer goes out. */
final class ServedEvidence {
  private static final Logger LOG = LoggerFactory.getLogger(ServedEvidence.class);

  private final NodeId self;
  private final Supplier<URI> replica;
  private final Supplier<EvidenceKeeper> keeper;

  /**
   * A replica's.
   *
   * @param replica its own URL
   * @param keeper keeps it; asked only once the replica serves
   */
  ServedEvidence(NodeId self, Supplier<URI> replica, Supplier<EvidenceKeeper> keeper) {
    this.self = self;
    this.replica = replica;
    this.keeper = keeper;
  }

  /**
   * Lets pass an exchange whose evidence can be written.
   *
   * @throws RefusedRequest if it cannot: then nothing is done
   */
  void require(Operation operation) {
    try {
      keeper.get().requireWritable(ContractModel.of(operation.contract()).id());
    } catch (EvidenceUnavailable e) {
      throw unavailable(e);
    }
  }

  /**
   * Keeps an exchange.
   *
   * @param answer signed
   * @throws RefusedRequest if it cannot be kept: then the answer must not go out
   */
  void keep(Arrived arrived, Operation operation, ResponseMessage answer) {
    ContractModel contract = ContractModel.of(operation.contract());
    EvidenceKeeper kept = keeper.get();
    if (!kept.keeps(contract.id())) {
      return;
    }
    try {
      kept.keep(
          new EvidenceRecord(
              EvidenceRecord.Role.PROVIDER,
              arrived.node(),
              self,
              replica.get(),
              contract.id(),
              contract.version(),
              operation.name(),
              answer.fields().first("govnet-error").isPresent()
                  ? EvidenceRecord.Outcome.REFUSED
                  : EvidenceRecord.Outcome.ANSWERED,
              arrived.request(),
              answer,
              kept.keepsBodies(contract.id()),
              Exchange.correlation(arrived.request()).orElse(null)));
    } catch (EvidenceUnavailable e) {
      throw unavailable(e);
    }
  }

  private static RefusedRequest unavailable(EvidenceUnavailable e) {
    LOG.error("an exchange is refused, because there can be no evidence of it: {}", e.getMessage());
    return new RefusedRequest(
        Problem.of(
            503,
            "evidence-unavailable",
            Party.PROVIDER,
            "The node cannot keep evidence of the exchange",
            "ask again later, a write under the same key: what was done meanwhile is not done"
                + " twice"));
  }
}
