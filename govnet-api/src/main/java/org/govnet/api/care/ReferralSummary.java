package org.govnet.api.care;

import java.time.Instant;
import org.govnet.api.NodeId;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a referral: nothing of whom it is about.
 *
 * @param id its opaque id
 * @param version its version
 * @param state where it is
 * @param referrerNode the node that submitted it
 * @param serviceId the care service
 * @param category what is asked for
 * @param priority how soon
 * @param slotStartAt when its slot begins; null if it has none
 * @param submittedAt when it was submitted
 * @param updatedAt when it last changed
 */
@WireObject
public record ReferralSummary(
    String id,
    int version,
    ReferralState state,
    NodeId referrerNode,
    String serviceId,
    ReferralCategory category,
    ReferralPriority priority,
    @Nullable Instant slotStartAt,
    Instant submittedAt,
    Instant updatedAt) {}
