package org.govnet.api.procurement;

import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * A bid's place for one lot.
 *
 * @param rank 1 for the lowest price; equal prices have equal ranks
 * @param bidId the bid
 * @param supplier who bids
 * @param unitPrice its price
 */
@WireObject
public record RankedBid(int rank, String bidId, OrganisationReference supplier, Money unitPrice) {}
