package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.util.List;
import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of a use of somebody's data when it has it recorded; the record adds an id
 * and the time.
 *
 * @param kind what was done
 * @param institution the node that the data went to or came from
 * @param institutionName its name, as a person knows it
 * @param contract by which contract
 * @param operation by which of its operations
 * @param purpose what for
 * @param legalBasis by which law
 * @param agreement the id of the agreement it was under; null if under none
 * @param categories what kinds of data
 */
record RecordedUse(
    UseKind kind,
    NodeId institution,
    String institutionName,
    ContractId contract,
    String operation,
    Purpose purpose,
    LegalBasis legalBasis,
    @Nullable String agreement,
    List<String> categories) {
  RecordedUse {
    categories = List.copyOf(categories);
  }

  Use at(String id, Instant usedAt) {
    return new Use(
        id,
        usedAt,
        kind,
        institution,
        institutionName,
        contract,
        operation,
        purpose,
        legalBasis,
        agreement,
        categories);
  }
}
