package org.govnet.api.procurement;

import java.time.Instant;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A contract that was called off a framework.
 *
 * @param ocid its own ocid
 * @param framework the framework's ocid
 * @param node the spoke that called it off
 * @param buyer the spoke as an organisation
 * @param supplier who provides
 * @param lotId the lot
 * @param quantity how many
 * @param unitPrice what one costs
 * @param value what it is worth: quantity times price
 * @param period from when until when
 * @param status where it stands
 * @param calledOffAt when it was called off
 * @param signedAt when all had signed; null before
 * @param endedAt when it was cancelled or terminated; null before
 */
@WireObject
public record CallOff(
    Ocid ocid,
    Ocid framework,
    NodeId node,
    OrganisationReference buyer,
    OrganisationReference supplier,
    String lotId,
    long quantity,
    Money unitPrice,
    Money value,
    Period period,
    ContractStatus status,
    Instant calledOffAt,
    @Nullable Instant signedAt,
    @Nullable Instant endedAt) {}
