package org.govnet.node;

import org.govnet.api.ContractId;
import org.govnet.api.NodeId;

/**
 * Which operation is asked for, and by whom. Nothing here is about the people it concerns:
 * parameters, purposes and bodies are left out.
 *
 * @param caller the node that calls
 * @param contract the contract's id
 * @param version the contract's major version
 * @param operation the method's name
 * @param httpMethod such as {@code GET}
 * @param path the template from the contract, such as {@code /probe/v1/items/{uprn}}; never the
 *     path that was asked for
 */
public record ExchangeDetails(
    NodeId caller,
    ContractId contract,
    int version,
    String operation,
    String httpMethod,
    String path) {}
