package org.govnet.client;

import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Which call it is. Nothing here is about the people it concerns: arguments, purposes and bodies
 * are left out.
 *
 * @param contract the contract's id
 * @param version the contract's major version
 * @param operation the method's name
 * @param httpMethod such as {@code GET}
 * @param node who is asked; null if the directory names nobody
 * @param correlation the call's {@code X-Correlation-Id}; empty if nobody is asked
 */
public record CallDetails(
    ContractId contract,
    int version,
    String operation,
    String httpMethod,
    @Nullable NodeId node,
    String correlation) {}
