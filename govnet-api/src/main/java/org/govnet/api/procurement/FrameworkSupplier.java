package org.govnet.api.procurement;

import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * Who provides a lot, and at what price.
 *
 * @param supplier who
 * @param unitPrice what one of the lot's unit costs
 */
@WireObject
public record FrameworkSupplier(OrganisationReference supplier, Money unitPrice) {}
