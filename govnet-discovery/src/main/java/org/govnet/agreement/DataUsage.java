package org.govnet.agreement;

import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants with personal data: what an agreement has to cover.
 *
 * @param contract the contract
 * @param version its major version
 * @param operation the operation's name
 * @param purpose what for
 * @param basis by which law
 * @param requester for whom the caller asks, if not for itself; null if for itself
 */
public record DataUsage(
    ContractId contract,
    int version,
    String operation,
    Purpose purpose,
    LegalBasis basis,
    @Nullable NodeId requester) {}
