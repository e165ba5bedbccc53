package org.govnet.api.procurement;

import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * The framework that a tender establishes: an OCDS framework agreement (techniques extension).
 *
 * @param method how contracts are called off
 * @param maximumParticipants at most so many suppliers; null for no limit
 * @param value the ceiling for all that is called off; null before the award
 * @param period when contracts may be called off; null before the award
 */
@WireObject
public record FrameworkAgreement(
    FrameworkAgreementMethod method,
    @Nullable Integer maximumParticipants,
    @Nullable Money value,
    @Nullable Period period) {}
