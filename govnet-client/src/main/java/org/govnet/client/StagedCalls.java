package org.govnet.client;

import java.util.List;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;

/** Calls that do not wait for their answer, until there is a driver for them. */
final class StagedCalls {
  private StagedCalls() {}

  /**
   * Refuses a contract that has such calls, when its client is made.
   *
   * @throws BadContract with each of them
   */
  static void refuse(ContractModel contract) {
    List<String> staged =
        contract.operations().stream().filter(Operation::staged).map(Operation::name).toList();
    if (!staged.isEmpty()) {
      throw new BadContract(
          contract.type().getName()
              + ": this version's client cannot call what returns a CompletionStage, "
              + String.join(", ", staged)
              + "; a node can serve it");
    }
  }
}
